/** Columns as strings, one letter a bar: true, false or unknown. */
import { NumberColumn } from "../../../src/engine/columns/number-column.ts";
import { type TruthColumn, truthAt, unknownTruths } from "../../../src/engine/columns/truth-column.ts";

const LETTERS = "FTU";

/** The column of a text such as "TTFU". */
export function truthColumn(letters: string): TruthColumn {
  const column = unknownTruths({ from: 0, to: letters.length });
  for (const [bar, letter] of letters.split("").entries()) {
    const plane = { T: column.isTrue, F: column.isFalse }[letter];
    if (plane !== undefined) plane[bar >> 5]! |= 1 << (bar & 31);
  }
  return column;
}

/** The letters of a column's bars from `from` up to, not including, `to`. */
export function lettersOf(column: TruthColumn, from: number, to: number): string {
  return Array.from({ length: to - from }, (_, row) => LETTERS[truthAt(column, from + row)]).join("");
}

/** A column of numbers that begins at bar `from`. */
export function numbers(values: readonly number[], from = 0): NumberColumn {
  return new NumberColumn(from, Float64Array.from(values));
}
