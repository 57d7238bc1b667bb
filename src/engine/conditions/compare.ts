import { type BarRange, WORD, wordOf, wordsIn } from "../columns/bar-range.ts";
import type { NumberColumn } from "../columns/number-column.ts";
import { type TruthColumn, unknownTruths } from "../columns/truth-column.ts";
import type { Comparator } from "./comparator.ts";
import { cutOf } from "./cut.ts";

/**
 * The condition column of `left <comparator> right` on a range of bars. A side that is unknown makes the
 * comparison unknown. A crossing holds when yesterday's and today's comparison both hold, by three-valued logic:
 * one that is false today is false even when yesterday is unknown. The bar before the first is unknown.
 *
 * Every comparison is made of one plane: strictly below a cut, or strictly below another column.
 */
export function compareColumns(
  left: NumberColumn,
  right: NumberColumn | number,
  comparator: Comparator,
  range: BarRange,
): TruthColumn {
  if (Number.isNaN(right)) return unknownTruths(range);
  switch (comparator) {
    case "lt":
      return lower(left, right, comparator, range);
    case "gte":
      return negated(lower(left, right, comparator, range));
    case "crossAbove":
      return crossing(lower(left, right, comparator, withYesterday(range)), range);
    case "gt":
      return higher(left, right, comparator, range);
    case "lte":
      return negated(higher(left, right, comparator, range));
    case "crossBelow":
      return crossing(higher(left, right, comparator, withYesterday(range)), range);
  }
}

/** Left strictly below right. */
function lower(
  left: NumberColumn,
  right: NumberColumn | number,
  comparator: Comparator,
  range: BarRange,
): TruthColumn {
  return typeof right === "number"
    ? belowCut(left, cutOf(comparator, right), range)
    : columnBelow(left, right, range);
}

/** Left strictly above right. */
function higher(
  left: NumberColumn,
  right: NumberColumn | number,
  comparator: Comparator,
  range: BarRange,
): TruthColumn {
  return typeof right === "number"
    ? negated(belowCut(left, cutOf(comparator, right), range))
    : columnBelow(right, left, range);
}

function negated({ firstWord, isTrue, isFalse }: TruthColumn): TruthColumn {
  return { firstWord, isTrue: isFalse, isFalse: isTrue };
}

function belowCut(column: NumberColumn, cut: number, range: BarRange): TruthColumn {
  const isTrue = wordsOn(column.below(cut), column, range);
  const known = wordsOn(column.known, column, range);
  return { firstWord: wordOf(range.from), isTrue, isFalse: without(known, isTrue) };
}

function columnBelow(left: NumberColumn, right: NumberColumn, range: BarRange): TruthColumn {
  const isTrue = belowPlane(left, right, range);
  const known = both(wordsOn(left.known, left, range), wordsOn(right.known, right, range));
  return { firstWord: wordOf(range.from), isTrue, isFalse: without(known, isTrue) };
}

/** The words of a column's plane that the range lies in; none are set where the column does not reach. */
function wordsOn(plane: Uint32Array, { from }: NumberColumn, range: BarRange): Uint32Array {
  const words = wordsIn(range);
  const shift = wordOf(range.from) - wordOf(from);
  if (shift >= 0 && shift + words <= plane.length) return plane.subarray(shift, shift + words);
  return Uint32Array.from({ length: words }, (_, word) => plane[word + shift] ?? 0);
}

function without(known: Uint32Array, plane: Uint32Array): Uint32Array {
  const rest = new Uint32Array(known.length);
  for (let word = 0; word < rest.length; word++) rest[word] = (known[word] ?? 0) & ~(plane[word] ?? 0);
  return rest;
}

function both(left: Uint32Array, right: Uint32Array): Uint32Array {
  const common = new Uint32Array(left.length);
  for (let word = 0; word < common.length; word++) common[word] = (left[word] ?? 0) & (right[word] ?? 0);
  return common;
}

/** The plane on which one column is strictly below another; no bit where a side is unknown. */
function belowPlane(left: NumberColumn, right: NumberColumn, range: BarRange): Uint32Array {
  const plane = new Uint32Array(wordsIn(range));
  const first = Math.max(left.from, right.from);
  const end = Math.min(range.to, left.from + left.values.length, right.from + right.values.length);
  const [lefts, rights] = [left.values, right.values];
  for (let word = 0, base = wordOf(range.from) * WORD; word < plane.length; word++, base += WORD) {
    const next = Math.min(base + WORD, end);
    let bits = 0;
    for (let bar = Math.max(base, first); bar < next; bar++) {
      if ((lefts[bar - left.from] ?? NaN) < (rights[bar - right.from] ?? NaN)) bits |= 1 << (bar % WORD);
    }
    plane[word] = bits;
  }
  return plane;
}

/** A crossing is looked at with the bar before. */
function withYesterday({ from, to }: BarRange): BarRange {
  return { from: Math.max(0, from - 1), to };
}

/** True yesterday, and false today. */
function crossing(side: TruthColumn, range: BarRange): TruthColumn {
  const crossed = unknownTruths(range);
  const shift = crossed.firstWord - side.firstWord;
  for (let word = 0; word < crossed.isTrue.length; word++) {
    const at = word + shift;
    const yes = ((side.isTrue[at] ?? 0) << 1) | ((side.isTrue[at - 1] ?? 0) >>> 31);
    const no = ((side.isFalse[at] ?? 0) << 1) | ((side.isFalse[at - 1] ?? 0) >>> 31);
    crossed.isTrue[word] = (side.isFalse[at] ?? 0) & yes;
    crossed.isFalse[word] = (side.isTrue[at] ?? 0) | no;
  }
  return crossed;
}
