/** Tiingo's end-of-day history as it was known at an instant. */
import { addDays } from "../../../src/engine/calendar/dates.ts";
import { newYorkInstant } from "../../../src/engine/calendar/new-york.ts";
import { dateAt } from "../calendar/trading-days.ts";
import { adjustedRow } from "../market/adjusted-row.ts";
import { knownAdjustments } from "../market/known-adjustments.ts";
import type { DailyRow } from "../market/market-data.ts";
import type { Series } from "../market/series.ts";

/** A day's row is published at this time of New York. */
const PUBLISHED_AT = "17:30";

/** The place of the last row published at an instant (epoch ms); -1 when there is none yet. */
export function lastPublished(series: Series, instant: number): number {
  const date = dateAt(instant);
  const place = series.placeAt(date);
  const today = series.row(place)?.date === date;
  return today && instant < newYorkInstant(date, PUBLISHED_AT) ? place - 1 : place;
}

/**
 * The published rows from one date to another (New York, both included), adjusted as they were at the time: for
 * the splits and dividends up to the last published row, which therefore is not adjusted at all.
 */
export function rowsAsOf(series: Series, instant: number, from: string, to: string): DailyRow[] {
  const first = series.placeAt(addDays(from, -1)) + 1;
  const rows: DailyRow[] = [];
  for (const [index, known] of knownAdjustments(series, first, lastPublished(series, instant)).entries()) {
    const row = series.row(first + index);
    if (row && row.date <= to) rows.push(adjustedRow(row, known.prices, known.splits));
  }
  return rows;
}
