/** Daily bars, one ticker at a time and side by side on a common calendar. */

/**
 * The daily bars of one ticker. `dates` are New York dates (`YYYY-MM-DD`), strictly ascending; prices are in
 * dollars, adjusted for splits and dividends; volume is raw, in shares. All arrays have the same length.
 */
export interface DailyBars {
  readonly dates: readonly string[];
  readonly open: Float64Array;
  readonly high: Float64Array;
  readonly low: Float64Array;
  readonly close: Float64Array;
  readonly volume: Float64Array;
}

/** What of a ticker's bars somebody reads: dates and closes, or everything. */
export type HistoryColumns = "closes" | "all";

/** One ticker on the common calendar: NaN is unknown, `carried` is 1 where the last close stands in for a bar. */
export interface BarColumns {
  readonly open: Float64Array;
  readonly high: Float64Array;
  readonly low: Float64Array;
  readonly close: Float64Array;
  readonly volume: Float64Array;
  readonly carried: Uint8Array;
}

/** Tickers side by side: row `i` of every column is the session `dates[i]` (New York, ascending). */
export interface BarTable {
  readonly dates: readonly string[];
  readonly columns: ReadonlyMap<string, BarColumns>;
}
