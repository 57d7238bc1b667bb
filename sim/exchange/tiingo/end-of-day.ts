/** Tiingo's end-of-day history as it was known at an instant. */
import { newYorkInstant } from "../../../src/engine/calendar/new-york.ts";
import { dateAt } from "../calendar/trading-days.ts";
import { adjustedRow } from "../market/adjusted-row.ts";
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
 * the splits and dividends up to the last published row, which therefore is not adjusted at all. Prices are
 * scaled by the file's ratio of adjusted to plain close over that of the last published row; volumes by the
 * splits in between.
 */
export function rowsAsOf(series: Series, instant: number, from: string, to: string): DailyRow[] {
  const last = lastPublished(series, instant);
  const base = series.row(last);
  if (!base) return [];
  const rows: DailyRow[] = [];
  let splits = 1;
  for (let place = last; place >= 0; place--) {
    const row = series.row(place);
    if (!row || row.date < from) break;
    if (row.date <= to) {
      const factor = row.adjClose / row.close / (base.adjClose / base.close);
      rows.push(adjustedRow(row, factor, splits));
    }
    splits *= row.splitFactor;
  }
  return rows.toReversed();
}
