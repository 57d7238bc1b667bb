import { WORD, wordOf } from "./bar-range.ts";
import type { NumberColumn } from "./number-column.ts";
import type { Plane } from "./plane.ts";

/**
 * Sets the bits of the bars on which a column is known, and, for each of some cuts in ascending order, those of the bars
 * on which it is strictly below the cut, in the plane of the same place; all in the words that `known` has.
 *
 * What is below a cut is below all higher ones: where all bars of a word are below, higher cuts need not be looked at,
 * and lower ones where none are. Values move little from word to word, so that each begins at the cut where the one
 * before left off.
 */
export function cutColumn(
  { from, values }: NumberColumn,
  known: Plane,
  cuts: readonly number[],
  planes: readonly Plane[],
): void {
  const end = from + values.length;
  let place = cuts.length >> 1;
  for (let bar = Math.max(from, known.firstWord * WORD); bar < end;) {
    const word = wordOf(bar);
    const next = Math.min((word + 1) * WORD, end);
    const shift = bar % WORD;
    const start = place;
    const cut = cuts[start] ?? NaN;
    let bits = 0;
    let sum = 0;
    // The comparisons become bits without branches, which processors would often mispredict.
    for (let row = next - 1 - from; row >= bar - from; row--) {
      const value = values[row] ?? NaN;
      sum += value;
      bits = (bits << 1) | Number(value < cut);
    }
    bits <<= shift;
    // The sum of what is known is known, unless it is too large.
    const isKnown = next - bar === WORD && sum - sum === 0;
    const all = isKnown ? -1 : knownBits(values, bar - from, next - from) << shift;
    setWord(known, word, all);
    setWord(planes[start], word, bits);
    for (let lower = start - 1, below = bits; lower >= 0 && below !== 0; lower--) {
      below = bitsBelow(values, bar - from, next - from, cuts[lower] ?? NaN) << shift;
      setWord(planes[lower], word, below);
      if (bits === all) place = lower;
    }
    for (let higher = start + 1; higher < planes.length; higher++) {
      if (bits !== all) {
        bits = bitsBelow(values, bar - from, next - from, cuts[higher] ?? NaN) << shift;
        place = higher;
      }
      setWord(planes[higher], word, bits);
    }
    bar = next;
  }
}

function setWord(plane: Plane | undefined, word: number, bits: number): void {
  if (plane !== undefined) plane.words[plane.at + word] = bits;
}

function knownBits(values: Float64Array, from: number, to: number): number {
  let bits = 0;
  for (let row = to - 1; row >= from; row--) bits = (bits << 1) | Number(!Number.isNaN(values[row] ?? NaN));
  return bits;
}

function bitsBelow(values: Float64Array, from: number, to: number, cut: number): number {
  let bits = 0;
  for (let row = to - 1; row >= from; row--) bits = (bits << 1) | Number((values[row] ?? NaN) < cut);
  return bits;
}
