/** Dividing an amount among parties by largest remainder (Hamilton's method), exactly. */
import { type Decimal, decimal, QUANTITY_DECIMALS, roundDown, sum, ZERO } from "../money/decimal.ts";
import type { Share } from "./types.ts";

/**
 * Divides `total` in proportion to `weights`, each part a multiple of 10^-places; the parts add up to `total`,
 * which must itself be such a multiple. Units left over by rounding down go to the largest remainders, the
 * earlier party first on ties. All weights zero or none: everything goes to the first party.
 */
export function apportion(total: Decimal, weights: readonly Decimal[], places: number): Decimal[] {
  if (weights.length === 1) return [roundDown(total, places)];
  const weightSum = sum(weights);
  if (weightSum.lte(0)) return weights.map((_, index) => (index === 0 ? total : ZERO));
  const unit = decimal(10).pow(-places);
  const ideals = weights.map((weight) => total.times(weight).div(weightSum));
  const parts = ideals.map((ideal) => roundDown(ideal, places));
  const order = ideals
    .map((ideal, index) => ({ index, remainder: ideal.minus(parts[index] ?? ZERO) }))
    .toSorted((a, b) => b.remainder.cmp(a.remainder) || a.index - b.index);
  let left = total.minus(sum(parts));
  for (const { index } of order) {
    if (left.lt(unit)) break;
    parts[index] = (parts[index] ?? ZERO).plus(unit);
    left = left.minus(unit);
  }
  return parts;
}

/** The strategies' shares of another quantity than they were planned for, in the same proportion. */
export function apportionShares(shares: readonly Share[], quantity: Decimal): Share[] {
  const weights = shares.map((share) => share.quantity);
  const parts = apportion(quantity, weights, QUANTITY_DECIMALS);
  return shares.map(({ strategyId }, index) => ({ strategyId, quantity: parts[index] ?? ZERO }));
}
