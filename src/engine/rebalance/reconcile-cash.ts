/** The ledgers' cash against what the broker really has, before a run. */
import { apportion } from "./apportion.ts";
import { CASH_DECIMALS, type Decimal, decimal, max, sum, toText, ZERO } from "../money/decimal.ts";
import type { LedgerDifference } from "./reconcile.ts";
import type { Ledger } from "./types.ts";

/** Dollars: rounding at the broker may differ by cents, which is nothing to tell anybody about. */
const WORTH_TELLING = decimal(1);

/**
 * Takes from the ledgers cash that has left the account: withdrawn, or spent by hand. Each gives in proportion to
 * the cash it has. More cash at the broker than in the ledgers is no difference: it is unassigned.
 */
export function reconcileCash(
  ledgers: readonly Ledger[],
  brokerCash: Decimal,
): { ledgers: Ledger[]; differences: LedgerDifference[] } {
  const owned = ledgers.map(({ cash }) => max(cash, ZERO));
  const missing = sum(owned).minus(max(brokerCash, ZERO));
  if (missing.lte(0)) return { ledgers: [...ledgers], differences: [] };
  const given = apportion(missing, owned, CASH_DECIMALS);
  const message = `$${toText(missing)} of the strategies' cash has left the account by hand`;
  return {
    ledgers: ledgers.map((ledger, index) => ({ ...ledger, cash: ledger.cash.minus(given[index] ?? ZERO) })),
    differences: missing.lt(WORTH_TELLING) ? [] : [{ code: "cash_left", message }],
  };
}
