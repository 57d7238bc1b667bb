/** A price as Alpaca's stock stream told it. */

export interface StreamedPrice {
  /** Dollars. */
  readonly price: number;
  /** When it was made, epoch ms: a trade's own time, or the end of a minute bar. */
  readonly at: number;
  readonly kind: "trade" | "bar";
}

/** Asks for the latest prices of symbols; those that are not known are missing. Never throws. */
export type StreamedPrices = (symbols: readonly string[]) => Promise<ReadonlyMap<string, StreamedPrice>>;
