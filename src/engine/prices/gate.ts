/** The quality gate: whether a quote may be decided on. */
import type { ExDateAction } from "../bars/ex-date.ts";
import { closeAfter } from "./ex-date.ts";
import { fitAction } from "./fit-action.ts";
import type { MarketQuote } from "./quote.ts";
import { isLikeSplit } from "./split-ratio.ts";

/** A quote that is further than this from the clock is stale, ms. */
export const STALE_AFTER = 10 * 60_000;
/** A change against the close before that is larger than this fraction wants a second source. */
const LARGEST_MOVE = 0.2;

/**
 * `missing`: no quote, or no price in it. `stale`: older than ten minutes, or as far in the future. `jump`: more than
 * 20 % from what the close before lets expect. `contradicted`: it does not show a split or dividend that is listed, and is
 * no further than that from the close before. `no_reference`: no close to compare with, so that a jump would not show.
 */
export type Verdict = "good" | "stale" | "jump" | "contradicted" | "no_reference" | "missing";

/**
 * Why a price is refused whoever bears it out: it may be right, and still another one than the history's. `contradicted`: it
 * does not show what is listed; `unlisted_split`: it has changed as by a split, and none is listed.
 */
export type PriceDoubt = "contradicted" | "unlisted_split";

/** Whether a number can be a price in dollars: a vendor's zero means that there is none. */
export function isPrice(value: number | null | undefined): value is number {
  return typeof value === "number" && Number.isFinite(value) && value > 0;
}

interface Comparison {
  readonly verdict: "good" | "jump" | "contradicted" | "no_reference";
  readonly doubt: PriceDoubt | null;
}

const isJump = (last: number, expected: number) => Math.abs(last / expected - 1) > LARGEST_MOVE;

/** How a quote's price stands to the close before, splits and dividends of the day considered. */
export function comparePrice(
  { last, open, previousClose }: MarketQuote,
  action: ExDateAction | undefined,
): Comparison {
  const noReference = { verdict: "no_reference", doubt: null } as const;
  if (!isPrice(previousClose)) return noReference;
  const prices = { previousClose, last, open: isPrice(open) ? open : null };
  const fit = action ? fitAction(action, prices) : null;
  if (fit && fit.kind !== "counts") {
    if (fit.kind === "impossible") return noReference;
    const listed = closeAfter(previousClose, action) ?? previousClose;
    return { verdict: isJump(last, listed) ? "jump" : "contradicted", doubt: "contradicted" };
  }
  const expected = closeAfter(previousClose, fit?.terms);
  if (!isPrice(expected)) return noReference;
  if (!isJump(last, expected)) return { verdict: "good", doubt: null };
  const opened = isPrice(open) && isJump(open, expected) ? open : last;
  const isSplit = isLikeSplit(last, expected) || isLikeSplit(opened, expected);
  return { verdict: "jump", doubt: isSplit ? "unlisted_split" : null };
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
  return comparePrice(quote, action).verdict;
}
