/** Reads the daily rows of one CSV file. */
import { createRequire } from "node:module";
import type * as CsvParse from "csv-parse/sync";
import { isDate } from "../../src/engine/calendar/dates.ts";
import type { DailyRow } from "../exchange/market/market-data.ts";

export type ParsedRows =
  | { readonly ok: true; readonly rows: readonly DailyRow[] }
  | { readonly ok: false; readonly line: number; readonly problem: string };

const NUMBERS = [
  "open",
  "high",
  "low",
  "close",
  "volume",
  "adjOpen",
  "adjHigh",
  "adjLow",
  "adjClose",
  "adjVolume",
  "divCash",
  "splitFactor",
] as const;
/** The columns of a file, in order. */
export const COLUMNS = ["date", ...NUMBERS] as const;
const HEADER = COLUMNS.join(",");
/** Zero is a number of shares and a dividend; it is no price. */
const MAY_BE_ZERO: ReadonlySet<string> = new Set(["volume", "adjVolume", "divCash"]);

type ParsedRow =
  | { readonly ok: true; readonly row: DailyRow }
  | { readonly ok: false; readonly problem: string };

/** What is wrong with the text of a column, if anything. */
function problemOf(name: string, text: string, value: number): string | undefined {
  if (text.trim() === "" || !Number.isFinite(value)) return `${name} "${text}" is not a number`;
  const isPossible = value > 0 || (value === 0 && MAY_BE_ZERO.has(name));
  return isPossible ? undefined : `${name} is ${text}, which is not above zero`;
}

function parseRow(cells: readonly string[]): ParsedRow {
  const [date = "", ...texts] = cells;
  if (cells.length !== COLUMNS.length) {
    return { ok: false, problem: `${cells.length} columns instead of ${COLUMNS.length}` };
  }
  if (!isDate(date)) return { ok: false, problem: `date "${date}" is not a date` };
  const values: Record<string, number> = {};
  for (const [index, name] of NUMBERS.entries()) {
    const text = texts[index] ?? "";
    const value = Number(text);
    const problem = problemOf(name, text, value);
    if (problem !== undefined) return { ok: false, problem };
    values[name] = value;
  }
  // Every column of DailyRow is one of NUMBERS, and all of them were filled in above.
  return { ok: true, row: { date, ...values } as unknown as DailyRow };
}

interface Line {
  readonly record: readonly string[];
  /** The first is 1. */
  readonly line: number;
}

/** Lines without quotes, which is how both vendors and this project write them: read at a tenth of the library's time. */
function plainLines(text: string): Line[] {
  return text
    .replace(/^\uFEFF/, "")
    .split(/\r?\n/)
    .map((line, index) => ({ record: line.split(","), line: index + 1 }))
    .filter(({ record }) => record.length > 1 || record[0] !== "");
}

/** Loaded when the first quote is met. */
const library = (): typeof CsvParse => createRequire(import.meta.url)("csv-parse/sync");

function quotedLines(text: string): readonly Line[] | ParsedRows {
  const { CsvError, parse } = library();
  try {
    const rows = parse(text, { bom: true, info: true, relax_column_count: true, skip_empty_lines: true });
    // With `info` every row is its cells and where they were read; without `columns` the cells are an array.
    const read = rows as unknown as { record: string[]; info: { lines: number } }[];
    return read.map(({ record, info }) => ({ record, line: info.lines }));
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    return { ok: false, line: Number(error["lines"] ?? 1), problem: error.message };
  }
}

/** The rows of a file, checked; or the first problem and the line it is in (the first line is 1). */
export function parseRows(text: string): ParsedRows {
  const cells = text.includes('"') ? quotedLines(text) : plainLines(text);
  if ("ok" in cells) return cells;
  const [header, ...body] = cells;
  const found = header?.record.join(",") ?? "";
  if (found !== HEADER) {
    return { ok: false, line: 1, problem: `the header is "${found}" instead of "${HEADER}"` };
  }
  if (body.length === 0) return { ok: false, line: 1, problem: "there are no rows" };
  const rows: DailyRow[] = [];
  for (const { record, line } of body) {
    const parsed = parseRow(record);
    if (!parsed.ok) return { ok: false, line, problem: parsed.problem };
    const before = rows.at(-1)?.date ?? "";
    if (parsed.row.date === before) return { ok: false, line, problem: `${before} is there twice` };
    if (parsed.row.date < before) {
      return { ok: false, line, problem: `${parsed.row.date} comes after ${before}` };
    }
    rows.push(parsed.row);
  }
  return { ok: true, rows };
}
