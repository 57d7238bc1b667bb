import { type BarRange, WORD, wordOf } from "../columns/bar-range.ts";
import type { NumberColumn } from "../columns/number-column.ts";
import type { PlaneBook } from "../columns/plane-book.ts";
import type { Plane } from "../columns/plane.ts";
import { falseBits, negated, trueBits, type TruthColumn } from "../columns/truth-column.ts";
import { type Comparator, isCrossing, isOfLower } from "./comparator.ts";

/** Of an indicator, the bars on which it is known, and on which it is strictly below the cut of a comparison (`cutOf`). */
export interface CutIndicator {
  readonly known: Plane;
  readonly below: Plane;
}

/**
 * The condition column of `indicator <comparator> threshold` on a range of bars; unknown where the indicator is. A
 * crossing holds when yesterday's and today's comparison both hold, by three-valued logic: one that is false today is
 * false even when yesterday is unknown. The bar before the first is unknown.
 */
export function compareWithThreshold(
  { known, below }: CutIndicator,
  comparator: Comparator,
  range: BarRange,
  book: PlaneBook,
): TruthColumn {
  return compared({ holds: below, known, flip: isOfLower(comparator) ? 0 : -1 }, comparator, range, book);
}

/** As `compareWithThreshold` of two columns; unknown where either is. */
export function compareColumns(
  left: NumberColumn,
  right: NumberColumn,
  comparator: Comparator,
  range: BarRange,
  book: PlaneBook,
): TruthColumn {
  const first = isCrossing(comparator) ? Math.max(0, range.from - 1) : range.from;
  const bars = { from: first, to: range.to };
  const column = { holds: book.plane(bars), known: book.plane(bars), flip: 0 } as const;
  if (isOfLower(comparator)) markLower(left, right, column, bars);
  else markLower(right, left, column, bars);
  return compared(column, comparator, range, book);
}

/** `side` is true where the comparator's strict side holds: below for `lt`, `gte` and `crossAbove`, else above. */
function compared(side: TruthColumn, comparator: Comparator, range: BarRange, book: PlaneBook): TruthColumn {
  switch (comparator) {
    case "lt":
    case "gt":
      return side;
    case "gte":
    case "lte":
      return negated(side);
    case "crossAbove":
    case "crossBelow":
      return crossing(side, range, book);
  }
}

/** Sets the bits of the bars on which one column is strictly below another, and of those on which both are known. */
function markLower(
  left: NumberColumn,
  right: NumberColumn,
  { holds, known }: TruthColumn,
  range: BarRange,
): void {
  const first = Math.max(range.from, left.from, right.from);
  const end = Math.min(range.to, left.from + left.values.length, right.from + right.values.length);
  for (let bar = first; bar < end;) {
    const word = wordOf(bar);
    const next = Math.min((word + 1) * WORD, end);
    let lowerBits = 0;
    let knownBits = 0;
    for (let last = next - 1; last >= bar; last--) {
      const one = left.values[last - left.from] ?? NaN;
      const other = right.values[last - right.from] ?? NaN;
      lowerBits = (lowerBits << 1) | Number(one < other);
      knownBits = (knownBits << 1) | Number(one < other || one >= other);
    }
    holds.words[holds.at + word] = lowerBits << (bar % WORD);
    known.words[known.at + word] = knownBits << (bar % WORD);
    bar = next;
  }
}

/** True yesterday, and false today. */
function crossing(side: TruthColumn, range: BarRange, book: PlaneBook): TruthColumn {
  const crossed = { holds: book.plane(range), known: book.plane(range), flip: 0 } as const;
  const { holds, known } = crossed;
  for (let word = holds.firstWord; word < holds.endWord; word++) {
    const [truth, falsehood] = [trueBits(side, word), falseBits(side, word)];
    const wasTrue = (truth << 1) | (trueBits(side, word - 1) >>> 31);
    const wasFalse = (falsehood << 1) | (falseBits(side, word - 1) >>> 31);
    const isTrue = falsehood & wasTrue;
    holds.words[holds.at + word] = isTrue;
    known.words[known.at + word] = isTrue | truth | wasFalse;
  }
  return crossed;
}
