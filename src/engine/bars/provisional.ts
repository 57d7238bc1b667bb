/** Today's bar before today is over. */
import type { DailyBars } from "./types.ts";

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
  if (!(Number.isFinite(quote.last) && quote.last > 0)) {
    throw new RangeError(`a provisional bar needs a positive last price, not ${quote.last}`);
  }
  const lastDate = bars.dates.at(-1) ?? "";
  if (date < lastDate) throw new RangeError(`a provisional bar of ${date} cannot follow ${lastDate}`);
  const kept = date === lastDate ? bars.dates.length - 1 : bars.dates.length;
  const open = known(quote.open) ?? quote.last;
  const append = (column: Float64Array, value: number) => {
    const longer = new Float64Array(kept + 1);
    longer.set(column.subarray(0, kept));
    longer[kept] = value;
    return longer;
  };
  return {
    dates: datesThrough(bars.dates, kept, date),
    open: append(bars.open, open),
    high: append(bars.high, Math.max(open, quote.last, known(quote.high) ?? quote.last)),
    low: append(bars.low, Math.min(open, quote.last, known(quote.low) ?? quote.last)),
    close: append(bars.close, quote.last),
    volume: append(bars.volume, NaN),
  };
}

/** Vendors send 0 as well as `null` for a price that has not traded yet. */
function known(price: number | null): number | null {
  return price !== null && Number.isFinite(price) && price > 0 ? price : null;
}
