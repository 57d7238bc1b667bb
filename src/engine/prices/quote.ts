/** What a vendor says of a symbol at this moment. */
import type { LiveQuote } from "../bars/provisional.ts";

/** Today so far in dollars, with what it takes to judge it. */
export interface MarketQuote extends LiveQuote {
  /** The close of the session before, in dollars and not adjusted; null when the vendor does not tell. */
  readonly previousClose: number | null;
  /** When the price was made by the vendor's own word, epoch ms. */
  readonly at: number;
}

/** Where a price comes from, in the order in which sources are asked. */
export const PRICE_SOURCES = [
  "tiingo",
  "alpaca_stream",
  "alpaca_iex",
  "alpaca_delayed_sip",
  "previous_close",
] as const;
export type PriceSource = (typeof PRICE_SOURCES)[number];
/** The sources that tell what trades now. */
export type LiveSource = Exclude<PriceSource, "previous_close">;
