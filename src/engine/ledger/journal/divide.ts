/** Dividing what comes and what goes among ledgers, by largest remainder. */
import { CASH_DECIMALS, type Decimal, max, min, QUANTITY_DECIMALS, sum, ZERO } from "../../money/decimal.ts";
import { apportion } from "../../rebalance/apportion.ts";
import { sharesOf, type StrategyLedger } from "./ledger.ts";

/** `apportion` for totals of either sign; where nobody has a weight, nobody gets a part. */
export function divide(total: Decimal, weights: readonly Decimal[], places: number): Decimal[] {
  if (sum(weights).lte(0)) return weights.map(() => ZERO);
  const parts = apportion(total.abs(), weights, places);
  return total.lt(0) ? parts.map((part) => part.neg()) : parts;
}

/** Dollars that each ledger gives of an amount, in proportion to the cash it has; together no more than they have. */
export function cashGiven(ledgers: readonly StrategyLedger[], amount: Decimal): Decimal[] {
  const owned = ledgers.map(({ cash }) => max(cash, ZERO));
  return divide(max(min(amount, sum(owned)), ZERO), owned, CASH_DECIMALS);
}

/** Shares that each ledger gives of a quantity, in proportion to what it has; together no more than they have. */
export function sharesGiven(
  ledgers: readonly StrategyLedger[],
  symbol: string,
  quantity: Decimal,
): Decimal[] {
  const owned = ledgers.map((ledger) => sharesOf(ledger, symbol));
  return divide(max(min(quantity, sum(owned)), ZERO), owned, QUANTITY_DECIMALS);
}
