/** What to ask of the stream. */
import { batchesOf } from "../../platform/batches.ts";

/** Trades and quotes that the free plan allows on its one connection; minute bars are free of it. */
export const MOST_TRADES = 30;

export interface Subscription {
  readonly action: "subscribe";
  readonly bars: readonly string[];
  readonly trades?: readonly string[];
}

/** The messages that ask for minute bars of all tickers, and for trades of the first 30 of them. */
export function subscriptions(tickers: readonly string[]): Subscription[] {
  const trades = tickers.slice(0, MOST_TRADES);
  return batchesOf(tickers).map((bars, index) => ({
    action: "subscribe",
    bars,
    ...(index === 0 ? { trades } : {}),
  }));
}
