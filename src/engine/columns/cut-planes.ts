import { WORD, wordOf } from "./bar-range.ts";
import type { NumberColumn } from "./number-column.ts";
import type { Plane } from "./plane.ts";

/** Sets the bits of the bars on which a column is known, in the words that a plane has. */
export function markKnown({ from, values }: NumberColumn, { words, at, firstWord }: Plane): void {
  const end = from + values.length;
  for (let bar = Math.max(from, firstWord * WORD); bar < end;) {
    const word = wordOf(bar);
    const next = Math.min((word + 1) * WORD, end);
    const isWhole = next - bar === WORD && Number.isFinite(sumOfWord(values, bar - from));
    words[at + word] = isWhole ? -1 : knownBits(values, bar - from, next - from) << (bar % WORD);
    bar = next;
  }
}

/** Unknown or infinite where any of the values is, and perhaps where they are huge. */
function sumOfWord(values: Float64Array, row: number): number {
  let [first, second, third, fourth] = [0, 0, 0, 0];
  for (let next = row; next < row + WORD; next += 4) {
    first += values[next] ?? NaN;
    second += values[next + 1] ?? NaN;
    third += values[next + 2] ?? NaN;
    fourth += values[next + 3] ?? NaN;
  }
  return first + second + (third + fourth);
}

function knownBits(values: Float64Array, from: number, to: number): number {
  let bits = 0;
  for (let row = to - 1; row >= from; row--) bits = (bits << 1) | Number(!Number.isNaN(values[row] ?? NaN));
  return bits;
}

/**
 * For each of several cuts, in ascending order, sets the bits of the bars on which a column is strictly below it in the
 * plane of the same place. `known` is the plane of the bars on which the column is known.
 *
 * What is below a cut is below all higher ones: where all bars of a word are below, higher cuts need not be looked at,
 * and lower ones where none are. Values move little from word to word, so that each begins at the cut where the one
 * before left off.
 */
export function markBelow(
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
    const all = known.words[known.at + word] ?? 0;
    const start = place;
    let bits = bitsBelow(values, bar - from, next - from, cuts[start] ?? NaN) << (bar % WORD);
    setWord(planes[start], word, bits);
    for (let lower = start - 1, below = bits; lower >= 0 && below !== 0; lower--) {
      below = bitsBelow(values, bar - from, next - from, cuts[lower] ?? NaN) << (bar % WORD);
      setWord(planes[lower], word, below);
      if (bits === all) place = lower;
    }
    for (let higher = start + 1; higher < planes.length; higher++) {
      if (bits !== all) {
        bits = bitsBelow(values, bar - from, next - from, cuts[higher] ?? NaN) << (bar % WORD);
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

/** The comparisons become bits without branches, which processors would often mispredict. */
function bitsBelow(values: Float64Array, from: number, to: number, cut: number): number {
  let bits = 0;
  for (let row = to - 1; row >= from; row--) bits = (bits << 1) | Number((values[row] ?? NaN) < cut);
  return bits;
}
