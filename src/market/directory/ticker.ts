/** What the directory knows of a ticker. */

export interface Ticker {
  /** In Alpaca's spelling: `BRK.B`. */
  readonly symbol: string;
  readonly name: string;
  /** As the broker names it: `NYSE`, `NASDAQ`, `ARCA`. */
  readonly exchange: string;
  /** Whether the broker takes orders for it. */
  readonly tradable: boolean;
  /** Whether it can be held in fractions of a share. */
  readonly fractionable: boolean;
}
