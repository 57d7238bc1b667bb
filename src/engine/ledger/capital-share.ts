/** What of an account a strategy was given. */
import { type Decimal, decimal, max, sum, ZERO } from "../money/decimal.ts";
import { divide } from "./journal/divide.ts";
import type { StrategyLedger } from "./journal/ledger.ts";

export type CapitalShare =
  /** Percent of managed equity. */
  | { readonly kind: "percent"; readonly percent: Decimal }
  | { readonly kind: "dollars"; readonly dollars: Decimal };

/** By strategy. One that is not in it has no share. */
export type CapitalShares = ReadonlyMap<string, CapitalShare>;

/** Percent of the account; zero of a strategy that was given dollars. */
export function percentOf(shares: CapitalShares, strategyId: string): Decimal {
  const share = shares.get(strategyId);
  return share?.kind === "percent" ? share.percent : ZERO;
}

/**
 * Divides an amount of either sign by the strategies' percent of the account, to `places` decimals by largest
 * remainder: one part for each ledger. What the shares do not cover is nobody's.
 */
export function divideByShare(
  amount: Decimal,
  ledgers: readonly StrategyLedger[],
  shares: CapitalShares,
  places: number,
): Decimal[] {
  const percents = ledgers.map(({ strategyId }) => percentOf(shares, strategyId));
  const rest = max(decimal(100).minus(sum(percents)), ZERO);
  return divide(amount, [...percents, rest], places).slice(0, -1);
}
