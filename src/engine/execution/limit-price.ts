/** Limit prices on the exchange's grid: cents from one dollar, hundredths of a cent below it (SEC Rule 612). */
import { type Decimal, decimal, roundDown, roundHalfUp, roundUp } from "../money/decimal.ts";

const places = (price: Decimal) => (price.gte(1) ? 2 : 4);

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

/** How far a limit may be from the snapshot price, as a fraction: beyond it something is wrong with one of them. */
const REACH = decimal("0.03");

/** Whether a limit (dollars) is within 3 % of the snapshot price (dollars). */
export function withinReach(limit: Decimal, snapshotPrice: Decimal): boolean {
  return limit.minus(snapshotPrice).abs().lte(snapshotPrice.times(REACH));
}
