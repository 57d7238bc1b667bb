import { FALSE, TRUE, type Truth, UNKNOWN } from "../conditions/truth.ts";
import { type BarRange, WORD, wordOf, wordsIn } from "./bar-range.ts";

/**
 * One truth a bar, as two planes of bits: a bar is true where its bit is set in one, false where it is set in the
 * other, unknown where it is set in neither. Thirty-two bars are decided at once: in Kleene's logic AND is true
 * where both are true and false where either is false, OR the other way round.
 *
 * Bit `b` of word `w` is bar `32 * (firstWord + w) + b`, so that columns that begin on different bars line up.
 */
export interface TruthColumn {
  readonly firstWord: number;
  readonly isTrue: Uint32Array;
  readonly isFalse: Uint32Array;
}

/** A column that is unknown everywhere on a range. */
export function unknownTruths(range: BarRange): TruthColumn {
  const words = wordsIn(range);
  return { firstWord: wordOf(range.from), isTrue: new Uint32Array(words), isFalse: new Uint32Array(words) };
}

/** Whether a column is true at a bar; false and unknown are not. */
export function isTrueAt({ firstWord, isTrue }: TruthColumn, bar: number): boolean {
  return (((isTrue[(bar >>> 5) - firstWord] ?? 0) >>> (bar & 31)) & 1) === 1;
}

/** For each bar of a range 0 where a column is true, else 1. */
export function untrueOn({ firstWord, isTrue }: TruthColumn, { from, to }: BarRange): Uint16Array {
  const untrue = new Uint16Array(to - from).fill(1);
  for (let word = 0, base = firstWord * WORD; word < isTrue.length; word++, base += WORD) {
    let bits = isTrue[word] ?? 0;
    for (let row = base - from; bits !== 0; row++, bits >>>= 1) {
      if (row >= 0 && row < untrue.length) untrue[row] = 1 - (bits & 1);
    }
  }
  return untrue;
}

/** The truth that a column holds at a bar; unknown outside of it. */
export function truthAt({ firstWord, isTrue, isFalse }: TruthColumn, bar: number): Truth {
  const word = wordOf(bar) - firstWord;
  const bit = 1 << (bar % WORD);
  if (((isTrue[word] ?? 0) & bit) !== 0) return TRUE;
  return ((isFalse[word] ?? 0) & bit) === 0 ? UNKNOWN : FALSE;
}
