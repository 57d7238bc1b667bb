/** The parameters that the market-data routes have in common. */
import { isDate } from "../../../../src/engine/calendar/dates.ts";
import { parseTimestamp } from "../../../../src/engine/calendar/new-york.ts";
import { badRequest } from "./data-refusal.ts";
import type { DataRefusal } from "./data-refusal.ts";

/** The query of a request, by name. */
export type DataQuery = Readonly<Record<string, string | undefined>>;

export type Parsed<Value> = { readonly ok: true; readonly value: Value } | DataRefusal;

const SYMBOL = /^[A-Z0-9]+(\.[A-Z0-9]+)*$/;

function parsed<Value>(value: Value): Parsed<Value> {
  return { ok: true, value };
}

/** Refuses parameters that a route does not have; `undefined` when there are none. */
export function unexpected(query: DataQuery, known: ReadonlySet<string>): DataRefusal | undefined {
  const names = Object.keys(query).filter((name) => !known.has(name));
  return names.length === 0 ? undefined : badRequest(`unexpected query parameter(s): ${names.join(", ")}`);
}

/** One symbol, as a list of one. */
export function parseSymbol(symbol: string): Parsed<readonly string[]> {
  return SYMBOL.test(symbol) ? parsed([symbol]) : badRequest(`invalid symbol: ${symbol}`);
}

/** The symbols of a comma-separated list, each once and in the order asked for. */
export function parseSymbols(text: string | undefined): Parsed<readonly string[]> {
  if (text === undefined || text === "") {
    return badRequest("Invalid format for parameter symbols: query parameter 'symbols' is required");
  }
  const symbols = [...new Set(text.split(","))];
  const malformed = symbols.find((symbol) => !SYMBOL.test(symbol));
  return malformed === undefined ? parsed(symbols) : parseSymbol(malformed);
}

/** One of some words. */
export function parseWord<Word extends string>(
  name: string,
  text: string,
  words: readonly Word[],
): Parsed<Word> {
  const word = words.find((candidate) => candidate === text);
  return word === undefined ? badRequest(`invalid ${name}: ${text}`) : parsed(word);
}

/** The currency of the prices, `undefined` when the request names none. There are US dollars only. */
export function parseCurrency(text: string | undefined): Parsed<{ currency?: string }> {
  if (text === undefined) return parsed({});
  return text === "USD" ? parsed({ currency: text }) : badRequest(`invalid currency: ${text}`);
}

/** A whole number from 1 to `most`. */
export function parseLimit(text: string, most: number): Parsed<number> {
  const limit = /^\d{1,9}$/.test(text) ? Number(text) : 0;
  return limit >= 1 && limit <= most
    ? parsed(limit)
    : badRequest(`invalid limit: ${text} is not a whole number from 1 to ${most}`);
}

/** A date as it is, or an RFC 3339 timestamp as epoch ms. */
export function parseDateOrInstant(name: string, text: string): Parsed<string | number> {
  if (isDate(text)) return parsed(text);
  const instant = parseTimestamp(text);
  return instant === undefined
    ? badRequest(
        `Invalid format for parameter ${name}: error parsing '${text}' as RFC3339 or 2006-01-02 time`,
      )
    : parsed(instant);
}
