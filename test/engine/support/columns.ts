/** Columns as strings, one letter a bar: true, false or unknown. */
import { cutColumn } from "../../../src/engine/columns/cut-planes.ts";
import { NumberColumn } from "../../../src/engine/columns/number-column.ts";
import { PlaneBook } from "../../../src/engine/columns/plane-book.ts";
import type { BarRange } from "../../../src/engine/columns/bar-range.ts";
import type { Plane } from "../../../src/engine/columns/plane.ts";
import { type TruthColumn, truthAt } from "../../../src/engine/columns/truth-column.ts";
import { type Comparator, lookBack } from "../../../src/engine/conditions/comparator.ts";
import { compareColumns, compareWithThreshold } from "../../../src/engine/conditions/compare.ts";
import { cutOf } from "../../../src/engine/conditions/cut.ts";

const LETTERS = "FTU";

/** The planes of the tests. */
export const book = new PlaneBook();

/** The column of a text such as "TTFU". */
export function truthColumn(letters: string): TruthColumn {
  const range = { from: 0, to: letters.length };
  const column = { holds: book.plane(range), known: book.plane(range), flip: 0 } as const;
  for (const [bar, letter] of letters.split("").entries()) {
    if (letter === "T") setBit(column.holds, bar);
    if (letter !== "U") setBit(column.known, bar);
  }
  return column;
}

function setBit({ words, at }: Plane, bar: number): void {
  words[at + (bar >> 5)]! |= 1 << (bar & 31);
}

/** The letters of a column's bars from `from` up to, not including, `to`. */
export function lettersOf(column: TruthColumn, from: number, to: number): string {
  return Array.from({ length: to - from }, (_, row) => LETTERS[truthAt(column, from + row)]).join("");
}

/** A column of numbers that begins at bar `from`. */
export function numbers(values: readonly number[], from = 0): NumberColumn {
  return new NumberColumn(from, Float64Array.from(values));
}

/** The column of a comparison with a column, or with a threshold. */
export function comparison(
  left: NumberColumn,
  right: NumberColumn | number,
  comparator: Comparator,
  range: BarRange,
): TruthColumn {
  if (typeof right !== "number") return compareColumns(left, right, comparator, range, book);
  const reach = { from: Math.max(0, range.from - lookBack(comparator)), to: range.to };
  const cut = { known: book.plane(reach), below: book.plane(reach) };
  cutColumn(left, cut.known, [cutOf(comparator, right)], [cut.below]);
  return compareWithThreshold(cut, comparator, range, book);
}
