import { type Comparator, comparisonOf, type Relation } from "./comparator.ts";
import { and, FALSE, TRUE, type Truth, UNKNOWN } from "./truth.ts";

/**
 * The condition column of `left <comparator> right`, one truth a bar. `right` is a column of the same length,
 * or one number for all bars. A side that is NaN makes a comparison unknown. A crossing holds when yesterday's
 * and today's comparison both hold, by three-valued logic: one that is false today is false even when
 * yesterday is unknown. The bar before the first is unknown.
 */
export function compareColumns(
  left: Float64Array,
  right: Float64Array | number,
  comparator: Comparator,
): Uint8Array {
  const { today, yesterday } = comparisonOf(comparator);
  const rightAt = (bar: number) => (typeof right === "number" ? right : (right[bar] ?? NaN));
  const holds = (relation: Relation, bar: number): Truth => relate(relation, left[bar] ?? NaN, rightAt(bar));
  const column = new Uint8Array(left.length);
  for (let bar = 0; bar < column.length; bar++) {
    const now = holds(today, bar);
    column[bar] = yesterday === null ? now : and(now, holds(yesterday, bar - 1));
  }
  return column;
}

function relate(relation: Relation, left: number, right: number): Truth {
  if (Number.isNaN(left) || Number.isNaN(right)) return UNKNOWN;
  return relation(left, right) ? TRUE : FALSE;
}
