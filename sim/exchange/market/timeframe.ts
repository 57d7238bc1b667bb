/** Spans of time that bars are made for, as the broker writes them: `5Min`, `2H`, `1Day`, `1W`, `3Month`. */
import { addDays, dateOf, dateParts, weekday } from "../../../src/engine/calendar/dates.ts";
import { dateAt, midnightOf } from "../calendar/trading-days.ts";
import { MINUTE_MS } from "./minute-bars.ts";

export type Timeframe =
  | { readonly unit: "minute"; readonly minutes: number }
  | { readonly unit: "day" | "week" }
  | { readonly unit: "month"; readonly months: number };

const MINUTES_PER_HOUR = 60;
/** Months that divide a year. */
const MONTHS = new Set([1, 2, 3, 4, 6, 12]);

/** The timeframe of a text, `undefined` when it is none of the broker's. */
export function parseTimeframe(text: string): Timeframe | undefined {
  const [, digits, unit] = /^([1-9]\d?)(Min|T|Hour|H|Day|D|Week|W|Month|M)$/.exec(text) ?? [];
  const count = Number(digits);
  switch (unit) {
    case "Min":
    case "T":
      return count < MINUTES_PER_HOUR ? { unit: "minute", minutes: count } : undefined;
    case "Hour":
    case "H":
      return count < 24 ? { unit: "minute", minutes: count * MINUTES_PER_HOUR } : undefined;
    case "Day":
    case "D":
      return count === 1 ? { unit: "day" } : undefined;
    case "Week":
    case "W":
      return count === 1 ? { unit: "week" } : undefined;
    case "Month":
    case "M":
      return MONTHS.has(count) ? { unit: "month", months: count } : undefined;
    default:
      return undefined;
  }
}

/** The first date of a date's week (its Monday) or group of months (counted from January). */
export function firstDateOf(timeframe: Exclude<Timeframe, { unit: "minute" }>, date: string): string {
  switch (timeframe.unit) {
    case "day":
      return date;
    case "week":
      return addDays(date, 1 - weekday(date));
    case "month": {
      const { year, month } = dateParts(date);
      return dateOf(year, month - ((month - 1) % timeframe.months), 1);
    }
  }
}

/**
 * Where the bar of a timeframe begins that holds an instant (both epoch ms). Minutes and hours are counted from New
 * York's midnight, anew on each day; longer bars begin at the midnight of their first date.
 */
export function startOfBar(timeframe: Timeframe, instant: number): number {
  const date = dateAt(instant);
  if (timeframe.unit !== "minute") return midnightOf(firstDateOf(timeframe, date));
  const midnight = midnightOf(date);
  const length = timeframe.minutes * MINUTE_MS;
  return midnight + Math.floor((instant - midnight) / length) * length;
}
