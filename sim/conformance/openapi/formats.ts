/** The formats that the strings and numbers of a document can have. */
import type { Format } from "ajv";
import { isDate } from "../../../src/engine/calendar/dates.ts";
import { parseTimestamp } from "../../../src/engine/calendar/new-york.ts";

const LARGEST_UINT32 = 2 ** 32 - 1;

/** Formats that JSON Schema does not know, and one that Alpaca understands more widely. */
export const alpacaFormats: Readonly<Record<string, Format>> = {
  // Alpaca calls the date of an activity a date-time, and shows a date alone in its example of one.
  "date-time": (text: string) => isDate(text) || parseTimestamp(text) !== undefined,
  decimal: /^-?\d+(\.\d+)?$/,
  // 26 letters of Crockford's base 32: https://github.com/ulid/spec.
  ulid: /^[0-7][0-9A-HJKMNP-TV-Z]{25}$/i,
  uint32: { type: "number", validate: (value: number) => value >= 0 && value <= LARGEST_UINT32 },
  uint64: { type: "number", validate: (value: number) => value >= 0 },
};

/** The names of all formats in a document. */
export function formatsIn(value: unknown, names = new Set<string>()): ReadonlySet<string> {
  if (typeof value !== "object" || value === null) return names;
  for (const [key, child] of Object.entries(value)) {
    if (key === "format" && typeof child === "string") names.add(child);
    else formatsIn(child, names);
  }
  return names;
}
