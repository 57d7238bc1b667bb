/** Limit prices on the exchange's grid: cents from one dollar, hundredths of a cent below it (SEC Rule 612). */
import { type Decimal, decimal, max, roundDown, roundHalfUp, roundUp, ZERO } from "../money/decimal.ts";
import { DEFAULT_LIMITS } from "../risk/limits.ts";
import type { LatestQuote } from "./slippage.ts";

const places = (price: Decimal) => (price.gte(1) ? 2 : 4);
const tickAt = (price: Decimal) => decimal(10).pow(-places(price));

/** The least that a sell's first limit is under the bid, as a fraction of it: 5 basis points. */
const SELL_COLLAR = decimal("0.0005");
/** Dollars: the lowest step of the grid. */
const LOWEST_PRICE = decimal("0.0001");

/** How far from the current quote the first, second, ... new price of an order may be, as a fraction. */
export const COLLARS: readonly Decimal[] = [decimal("0.001"), decimal("0.0025")];

/** A price (dollars) on the grid, to the nearest step: the first limit of a buy, at the snapshot price. */
export function onGrid(price: Decimal): Decimal {
  return roundHalfUp(price, places(price));
}

/**
 * The limit of an order that is priced anew: the quote's far side plus (buy) or less (sell) the collar, rounded
 * in the direction that still trades at the quote.
 */
export function pegged(side: "sell" | "buy", quote: Decimal, collar: Decimal): Decimal {
  const price = quote.times(side === "buy" ? collar.plus(1) : decimal(1).minus(collar));
  return side === "buy" ? roundUp(price, places(price)) : roundDown(price, places(price));
}

/**
 * The first limit of a sell that is to trade at once (dollars): under the bid by one step of the grid, by 5 basis
 * points of the bid, or by half the spread, whichever is most; never under the lowest price there is. Without an offer
 * the spread is not known and not counted; null without a bid.
 */
export function marketableSell({ bid, ask }: Pick<LatestQuote, "bid" | "ask">): Decimal | null {
  if (bid === null || bid.lte(0)) return null;
  const halfSpread = ask === null ? ZERO : ask.minus(bid).div(2);
  const distance = max(tickAt(bid), max(bid.times(SELL_COLLAR), halfSpread));
  const price = bid.minus(distance);
  return max(roundDown(price, places(price)), LOWEST_PRICE);
}

/**
 * The limit of a sell that an open buy of the same account must not meet (dollars): a step of the grid above that one's
 * limit, or, where that is lower, the limit that trades at once. Null without a bid, and where the market is too far below
 * for such a sell to find a buyer.
 */
export function sellAbove(buyLimit: Decimal, quote: Pick<LatestQuote, "bid" | "ask">): Decimal | null {
  const atOnce = marketableSell(quote);
  if (quote.bid === null || atOnce === null) return null;
  const above = roundDown(buyLimit, places(buyLimit)).plus(tickAt(buyLimit));
  const limit = max(atOnce, above);
  return withinReach(limit, quote.bid) ? limit : null;
}

/**
 * Whether a limit is within `reach` (a fraction, 3 % when not given) of what the market is taken to be (both in
 * dollars): beyond it something is wrong with one of them.
 */
export function withinReach(limit: Decimal, market: Decimal, reach = DEFAULT_LIMITS.limitReach): boolean {
  return limit
    .minus(market)
    .abs()
    .lte(market.times(decimal(reach)));
}
