/** The quality gate: whether a quote may be decided on. */
import type { ExDateAction } from "../bars/ex-date.ts";
import { closeAfter } from "./ex-date.ts";
import type { MarketQuote } from "./quote.ts";

/** A quote that is further than this from the clock is stale, ms. */
export const STALE_AFTER = 10 * 60_000;
/** A change against the close before that is larger than this fraction wants a second source. */
const LARGEST_MOVE = 0.2;

/**
 * `missing`: no quote, or no price in it. `stale`: older than ten minutes, or as far in the future. `jump`: more than
 * 20 % from what the close before lets expect. `no_reference`: no close to compare with, so that a jump would not show.
 */
export type Verdict = "good" | "stale" | "jump" | "no_reference" | "missing";

/** Whether a number can be a price in dollars: a vendor's zero means that there is none. */
export function isPrice(value: number | null | undefined): value is number {
  return typeof value === "number" && Number.isFinite(value) && value > 0;
}

/** How a quote's price stands to the close before, splits and dividends of the day considered. */
export function comparePrice(
  { last, previousClose }: MarketQuote,
  action: ExDateAction | undefined,
): "good" | "jump" | "no_reference" {
  const expected = isPrice(previousClose) ? closeAfter(previousClose, action) : undefined;
  if (!isPrice(expected)) return "no_reference";
  return Math.abs(last / expected - 1) > LARGEST_MOVE ? "jump" : "good";
}

/**
 * Judges one quote at an instant (epoch ms). Open, high and low that contradict the price do not count: the
 * provisional bar is widened to hold it.
 */
export function judgeQuote(
  quote: MarketQuote | undefined,
  now: number,
  action: ExDateAction | undefined,
): Verdict {
  if (!quote || !isPrice(quote.last)) return "missing";
  if (Math.abs(now - quote.at) > STALE_AFTER) return "stale";
  return comparePrice(quote, action);
}
