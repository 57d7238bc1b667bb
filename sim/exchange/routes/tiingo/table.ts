/** Rows with the columns that a request of Tiingo's histories asks for, as JSON or CSV. */
import type { Context } from "hono";
import { isDate } from "../../../../src/engine/calendar/dates.ts";

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

/** Rows as CSV with a header. */
export function csvAnswer<Column extends string>(
  context: Context,
  rows: readonly Readonly<Record<Column, string | number>>[],
  columns: readonly Column[],
): Response {
  const lines = rows.map((row) => columns.map((column) => String(row[column])).join(","));
  const text = `${[columns.join(","), ...lines].join("\n")}\n`;
  return context.body(text, 200, { "content-type": "text/csv" });
}

/** Rows as JSON objects of the columns. */
export function jsonAnswer<Column extends string>(
  context: Context,
  rows: readonly Readonly<Record<Column, string | number>>[],
  columns: readonly Column[],
): Response {
  return context.json(rows.map((row) => Object.fromEntries(columns.map((column) => [column, row[column]]))));
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
