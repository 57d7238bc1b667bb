import { type BarRange, WORD } from "../columns/bar-range.ts";
import type { TruthColumn } from "../columns/truth-column.ts";
import { NOTHING } from "./allocations.ts";
import type { NodeColumn } from "./node-column.ts";

/**
 * On each bar of a range the id of the first column where the truth column is true, else that of the second. Bits
 * become masks, because processors would often mispredict a branch here.
 */
export function pickOn(
  { from, to }: BarRange,
  { firstWord, isTrue }: TruthColumn,
  first: NodeColumn,
  second: NodeColumn,
): Uint32Array {
  const ids = new Uint32Array(to - from);
  const firsts = first.ids.subarray(from - first.from);
  const seconds = second.ids.subarray(from - second.from);
  for (let word = 0, base = firstWord * WORD; word < isTrue.length; word++, base += WORD) {
    let bits = isTrue[word] ?? 0;
    if (base < from) bits >>>= from - base;
    const end = Math.min(base + WORD, to) - from;
    for (let row = Math.max(0, base - from); row < end; row++, bits >>>= 1) {
      const other = seconds[row] ?? NOTHING;
      ids[row] = other ^ ((other ^ (firsts[row] ?? NOTHING)) & -(bits & 1));
    }
  }
  return ids;
}
