/** Entries of shares that leave a ledger, with what they had cost (average cost method). */
import { CASH_DECIMALS, type Decimal, roundHalfUp, ZERO } from "../../money/decimal.ts";
import type { EntryKind } from "./entry-kinds.ts";
import type { LedgerEntry } from "./entry.ts";
import type { Holding, StrategyLedger } from "./ledger.ts";

/** Dollars that `quantity` of a holding's shares had cost, to the cent (half up); of all of them, all of it. */
export function costOf(holding: Holding | undefined, quantity: Decimal): Decimal {
  if (!holding) return ZERO;
  return roundHalfUp(holding.cost.times(quantity).div(holding.quantity), CASH_DECIMALS);
}

export interface Leaving {
  readonly kind: EntryKind;
  readonly symbol: string;
  /** Shares that go, positive. */
  readonly quantity: Decimal;
  /** Dollars that come for them. */
  readonly cash: Decimal;
  readonly reference: string;
}

/** The entry of shares that leave a ledger as it stands now. */
export function leavingEntry(ledger: StrategyLedger, leaving: Leaving): LedgerEntry {
  const { symbol, quantity } = leaving;
  return {
    ...leaving,
    strategyId: ledger.strategyId,
    quantity: quantity.neg(),
    cost: costOf(ledger.holdings.get(symbol), quantity).neg(),
  };
}
