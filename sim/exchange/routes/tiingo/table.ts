/** Rows of Tiingo's histories and quotes, as JSON or CSV. Prices and factors are written as floats: `142.0`, `0.0`. */
import type { Context } from "hono";
import { isDate } from "../../../../src/engine/calendar/dates.ts";

type Cell = string | number | null;
export type TiingoRow = Readonly<Record<string, Cell>>;

/** The columns that hold counts of shares; every other number is a float. */
const WHOLE: ReadonlySet<string> = new Set(["volume", "adjVolume", "lastSize", "bidSize", "askSize"]);

/** The columns named in a list, in Tiingo's own order; the date is always there. Without a list the default ones. */
export function chosenColumns<Column extends string>(
  text: string | undefined,
  columns: readonly Column[],
  defaults: readonly Column[] = columns,
): readonly Column[] {
  if (text === undefined || text === "") return defaults;
  const asked = new Set(text.split(","));
  return columns.filter((column) => column === "date" || asked.has(column));
}

function numberText(column: string, value: number): string {
  return Number.isInteger(value) && !WHOLE.has(column) ? `${value}.0` : String(value);
}

/** Rows as CSV with a header. */
export function csvAnswer<Column extends string>(
  context: Context,
  rows: readonly Readonly<Record<Column, string | number>>[],
  columns: readonly Column[],
): Response {
  const cell = (column: Column, value: string | number) =>
    typeof value === "number" ? numberText(column, value) : value;
  const lines = rows.map((row) => columns.map((column) => cell(column, row[column])).join(","));
  return csvText(context, `${[columns.join(","), ...lines].join("\n")}\n`);
}

/** Text where a client has asked for CSV, with the status of a good answer whatever it says. */
export function csvText(context: Context, text: string): Response {
  return context.body(text, 200, { "content-type": "text/csv" });
}

function jsonText(column: string, value: Cell): string {
  return typeof value === "number" ? numberText(column, value) : JSON.stringify(value);
}

/** Rows as JSON objects with all that they hold. */
export function rowsAnswer(context: Context, rows: readonly TiingoRow[]): Response {
  const objects = rows.map((row) => {
    const fields = Object.entries(row).map(
      ([name, value]) => `${JSON.stringify(name)}:${jsonText(name, value)}`,
    );
    return `{${fields.join(",")}}`;
  });
  return context.body(`[${objects.join(",")}]`, 200, { "content-type": "application/json" });
}

/** Rows as JSON objects of the columns. */
export function jsonAnswer<Column extends string>(
  context: Context,
  rows: readonly Readonly<Record<Column, string | number>>[],
  columns: readonly Column[],
): Response {
  return rowsAnswer(
    context,
    rows.map((row) => Object.fromEntries(columns.map((column) => [column, row[column]]))),
  );
}

/** 400 for the first of the dates that is none, `undefined` when all are. */
export function refusedDate(
  context: Context,
  ...dates: readonly (string | undefined)[]
): Response | undefined {
  const bad = dates.find((date) => date !== undefined && !isDate(date));
  return bad === undefined ? undefined : context.json({ detail: `Error: '${bad}' is not a date` }, 400);
}

/** 400 for a `resampleFreq` that there is not. */
export function unsupportedFrequency(context: Context, text: string): Response {
  return context.json({ detail: `Error: resampleFreq '${text}' is not supported` }, 400);
}
