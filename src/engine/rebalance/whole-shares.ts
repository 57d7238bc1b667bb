/** How many shares a strategy wants of assets that trade in whole shares only. */
import { type Decimal, decimal, roundDown, sum, ZERO } from "../money/decimal.ts";

/** One such asset of a strategy. */
export interface WholeShareWish {
  readonly symbol: string;
  /** Dollars. */
  readonly price: Decimal;
  /** Fraction of the dollars that are invested. */
  readonly weight: Decimal;
  /** Shares that the strategy has; zero when none. */
  readonly held: Decimal;
}

/** Dollars a symbol: fills and crosses are booked in cents, which moves the equity by as much as this. */
const BOOKING_ERROR = decimal("0.02");

/**
 * Largest remainder: every weight's shares are rounded down, and the cash which that leaves buys one more share of
 * those that lost the largest fraction of one, as long as it lasts. Equal fractions are served in the order given.
 */
function roundedAt(wishes: readonly WholeShareWish[], invested: Decimal): Map<string, Decimal> {
  const rounded = wishes.map(({ symbol, price, weight }) => {
    const ideal = invested.times(weight).div(price);
    const quantity = roundDown(ideal, 0);
    return { symbol, price, quantity, fraction: ideal.minus(quantity) };
  });
  const shares = new Map(rounded.map(({ symbol, quantity }) => [symbol, quantity]));
  let spare = sum(rounded.map(({ price, fraction }) => price.times(fraction)));
  for (const { symbol, price, quantity } of rounded.toSorted((a, b) => b.fraction.cmp(a.fraction))) {
    if (price.gt(spare)) continue;
    shares.set(symbol, quantity.plus(1));
    spare = spare.minus(price);
  }
  return shares;
}

/**
 * Shares by symbol for `invested` dollars, rounded by largest remainder. What is held stays where it would be the right
 * rounding for some cents more or less: booking a plan moves the equity by as much, and no share is turned over for it.
 */
export function wholeShares(wishes: readonly WholeShareWish[], invested: Decimal): Map<string, Decimal> {
  if (wishes.some(({ held }) => held.gt(0))) {
    const error = BOOKING_ERROR.times(wishes.length);
    for (const nearby of [invested.minus(error), invested.plus(error)]) {
      const shares = roundedAt(wishes, nearby);
      if (wishes.every(({ symbol, held }) => held.eq(shares.get(symbol) ?? ZERO))) return shares;
    }
  }
  return roundedAt(wishes, invested);
}
