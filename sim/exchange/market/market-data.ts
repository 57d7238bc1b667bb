/** What the exchange knows of the market: for each ticker its name and its daily rows. */

/** One session of a ticker, in the columns of Tiingo's end-of-day history. Prices in dollars, volumes in shares. */
export interface DailyRow {
  /** New York date, `YYYY-MM-DD`. */
  readonly date: string;
  readonly open: number;
  readonly high: number;
  readonly low: number;
  readonly close: number;
  readonly volume: number;
  /** The same prices adjusted for the splits and dividends after the date, up to the end of the rows. */
  readonly adjOpen: number;
  readonly adjHigh: number;
  readonly adjLow: number;
  readonly adjClose: number;
  readonly adjVolume: number;
  /** Dollars a share that went ex-dividend on the date; 0 for none. */
  readonly divCash: number;
  /** Shares after a split on the date for one share before it; 1 for none. */
  readonly splitFactor: number;
}

export interface Listing {
  readonly name: string;
  /** In order of date, at most one a date. A session without a row is a day without a trade. */
  readonly rows: readonly DailyRow[];
  /** Where it is listed, as the broker names exchanges (`NASDAQ`, `NYSE`, `ARCA`); `ARCA` when not given. */
  readonly exchange?: string;
  /** Width of its quote in basis points of its price; 2 when not given, and never under a cent. */
  readonly spreadBasisPoints?: number;
  /** New York date from which on it is not listed any more; its last price stays. */
  readonly delisted?: string;
  /** The symbol that it had when its prices were drawn, for one that was renamed since; its own when not given. */
  readonly pathSymbol?: string;
}

/** Listings by ticker in Alpaca's spelling (upper case, `BRK.B`). A listing may make its rows on first use. */
export type MarketData = ReadonlyMap<string, Listing>;
