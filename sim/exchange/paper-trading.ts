/**
 * How Alpaca's paper trading is: accounts may buy for four times their equity and are charged regulatory fees, and quotes
 * of IEX are at times one-sided or wide. An exchange that people and bots use is opened like this; tests of other things
 * open one without, so that they count dollars and need not know of any of it.
 */
import type { ExchangeOptions } from "./exchange.ts";

export const paperTrading = {
  multiplier: 4,
  fees: true,
  settings: { oneSidedQuotes: 0.02, wideQuotes: 0.02 },
} as const satisfies Partial<ExchangeOptions>;
