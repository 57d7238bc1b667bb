/** What the limits of a run are measured by. */
import { type Decimal, sum } from "../money/decimal.ts";
import { positionValue, type Prices } from "../rebalance/sizing.ts";
import type { Ledger } from "../rebalance/types.ts";

/**
 * Dollars: the account's cash and what the ledgers hold, at the run's own prices. The broker's figure may rest on
 * other prices than the plan, and an order for everything would then look like one for more. Throws when a price of a
 * symbol that a ledger holds is missing.
 */
export function managedEquityAt(ledgers: readonly Ledger[], accountCash: Decimal, prices: Prices): Decimal {
  return accountCash.plus(sum(ledgers.map((ledger) => positionValue(ledger, prices))));
}
