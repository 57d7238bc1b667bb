/** Bars from `from` up to, not including, `to`. */
export interface BarRange {
  readonly from: number;
  readonly to: number;
}

/** Bars in a word of a bit plane; word `w` holds the bars from `32 w` on. */
export const WORD = 32;

/** The word that a bar lies in. */
export function wordOf(bar: number): number {
  return Math.floor(bar / WORD);
}

/** How many words the bars of a range lie in. */
export function wordsIn({ from, to }: BarRange): number {
  return to > from ? wordOf(to - 1) - wordOf(from) + 1 : 0;
}
