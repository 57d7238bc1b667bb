/** Today's bar before today is over. */
import type { DailyBars } from "./types.ts";
import { unknownColumn } from "./unknown.ts";

/** Today so far, in dollars; `null` where the vendor sent nothing. */
export interface LiveQuote {
  readonly open: number | null;
  readonly high: number | null;
  readonly low: number | null;
  readonly last: number;
}

/** What was appended last to a list of dates: the tickers of one calendar keep having one list. */
const appended = new WeakMap<readonly string[], readonly string[]>();

/** The first `kept` dates and a later one; the same list where the last call asked the same of these dates. */
function datesThrough(dates: readonly string[], kept: number, date: string): readonly string[] {
  const before = appended.get(dates);
  if (before?.length === kept + 1 && before[kept] === date) return before;
  const longer = [...dates.slice(0, kept), date];
  appended.set(dates, longer);
  return longer;
}

/**
 * The bars with a provisional bar for `date` (New York) at the end, made from the live quote; an existing last
 * bar of that date is replaced. The close is the last price. A missing open is the last price as well: it is
 * the only price known of today, and yesterday's close may be on another side of a split. High and low are
 * widened to hold open and last, so a missing or stale extreme never contradicts them. The volume is unknown
 * (NaN), because the volume of a part of the day is not the day's.
 *
 * Throws `RangeError` when the last price is not a positive number or `date` lies before the last bar.
 */
export function appendProvisionalBar(bars: DailyBars, date: string, quote: LiveQuote): DailyBars {
  const { last } = quote;
  const kept = barsKept(bars, date, last);
  const open = known(quote.open) ?? last;
  return {
    dates: datesThrough(bars.dates, kept, date),
    open: append(bars.open, kept, open),
    high: append(bars.high, kept, Math.max(open, last, known(quote.high) ?? last)),
    low: append(bars.low, kept, Math.min(open, last, known(quote.low) ?? last)),
    close: append(bars.close, kept, last),
    volume: append(bars.volume, kept, NaN),
  };
}

/**
 * As `appendProvisionalBar`, of bars of which nothing but the closes is known and read: the other columns stay unknown,
 * today, too, and cost no memory. Throws as it does.
 */
export function appendProvisionalClose(bars: DailyBars, date: string, last: number): DailyBars {
  const kept = barsKept(bars, date, last);
  const unknown = unknownColumn(kept + 1);
  const close = append(bars.close, kept, last);
  const dates = datesThrough(bars.dates, kept, date);
  return { dates, open: unknown, high: unknown, low: unknown, close, volume: unknown };
}

/** How many bars lie before a date that may follow them, with a last price that can be right. */
function barsKept({ dates }: DailyBars, date: string, last: number): number {
  if (!(Number.isFinite(last) && last > 0)) {
    throw new RangeError(`a provisional bar needs a positive last price, not ${last}`);
  }
  const lastDate = dates.at(-1) ?? "";
  if (date < lastDate) throw new RangeError(`a provisional bar of ${date} cannot follow ${lastDate}`);
  return date === lastDate ? dates.length - 1 : dates.length;
}

/** The first `kept` values and one more. */
function append(column: Float64Array, kept: number, value: number): Float64Array {
  const longer = new Float64Array(kept + 1);
  longer.set(column.subarray(0, kept));
  longer[kept] = value;
  return longer;
}

/** Vendors send 0 as well as `null` for a price that has not traded yet. */
function known(price: number | null): number | null {
  return price !== null && Number.isFinite(price) && price > 0 ? price : null;
}
