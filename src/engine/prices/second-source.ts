/** Whether a second source bears an outlier out. */
import { isPrice } from "./gate.ts";
import type { MarketQuote } from "./quote.ts";

/** Two sources agree when their prices are at most this fraction apart. */
const AGREEMENT = 0.02;
/** The delayed feed is a quarter of an hour behind; what is twice as old says nothing of now, ms. */
const LONGEST_DELAY = 30 * 60_000;

export type Opinion = "agrees" | "disagrees" | "stale" | "missing";

/** What the second source's quote says at an instant (epoch ms) of a price in dollars. */
export function opinionOn(price: number, second: MarketQuote | undefined, now: number): Opinion {
  if (!second || !isPrice(second.last)) return "missing";
  if (Math.abs(now - second.at) > LONGEST_DELAY) return "stale";
  return Math.abs(second.last / price - 1) <= AGREEMENT ? "agrees" : "disagrees";
}
