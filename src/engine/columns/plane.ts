import { lowestBit } from "../numeric/lowest-bit.ts";
import { type BarRange, WORD, wordOf } from "./bar-range.ts";

/** One bit a bar: bit `b` of `words[at + w]` is bar `32 w + b`, for the words that the plane has. */
export interface Plane {
  readonly words: Int32Array;
  /** Where in `words` the word of bar 0 is, or would be. */
  readonly at: number;
  readonly firstWord: number;
  /** The word after the last one. */
  readonly endWord: number;
}

/** The bits of a word of a plane; none are set where it has no such word. */
export function wordIn({ words, at, firstWord, endWord }: Plane, word: number): number {
  return word >= firstWord && word < endWord ? (words[at + word] ?? 0) : 0;
}

/** Whether the bit of a bar is set. */
export function hasBit(plane: Plane, bar: number): boolean {
  return ((wordIn(plane, bar >> 5) >>> (bar & 31)) & 1) === 1;
}

/** Calls `visit` with the bars of a plane's bits, in order. */
export function forEachBar({ words, at, firstWord, endWord }: Plane, visit: (bar: number) => void): void {
  for (let word = firstWord; word < endWord; word++) {
    for (let bits = words[at + word] ?? 0; bits !== 0; bits &= bits - 1) {
      visit(word * WORD + lowestBit(bits));
    }
  }
}

/** Sets the bits of the bars of a range. */
export function setBits({ words, at }: Plane, { from, to }: BarRange): void {
  if (to <= from) return;
  const last = wordOf(to - 1);
  for (let word = wordOf(from); word <= last; word++) {
    words[at + word] = bitsFrom(word, from) & ~bitsFrom(word, to);
  }
}

/** The bits of a word that stand for a bar and the bars after it. */
function bitsFrom(word: number, bar: number): number {
  const bit = bar - word * WORD;
  if (bit <= 0) return -1;
  return bit >= WORD ? 0 : -1 << bit;
}
