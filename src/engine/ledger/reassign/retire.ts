/** Retiring: everything that a ledger has becomes unassigned; nothing is sold. */
import { type Decimal, ZERO } from "../../money/decimal.ts";
import type { LedgerEntry } from "../journal/entry.ts";
import { leavingEntry } from "../journal/leaving.ts";
import { plannedLedger, type StrategyLedger } from "../journal/ledger.ts";

export interface Retirement {
  readonly entries: readonly LedgerEntry[];
  /** What becomes unassigned: shares by symbol, and dollars; negative where the ledger owes cash to the others. */
  readonly positions: ReadonlyMap<string, Decimal>;
  readonly cash: Decimal;
}

/** The entries that empty a ledger. Its realised profit, its income and what a unit was worth stay. */
export function retirementOf(ledger: StrategyLedger, reference: string): Retirement {
  const { strategyId } = ledger;
  const { positions, cash } = plannedLedger(ledger);
  const kind = "retire";
  const ofShares = [...positions].map(([symbol, quantity]) =>
    leavingEntry(ledger, { kind, symbol, quantity, cash: ZERO, reference }),
  );
  const ofCash = {
    strategyId,
    kind,
    symbol: null,
    quantity: ZERO,
    cash: cash.neg(),
    cost: ZERO,
    reference,
  } as const;
  return { entries: cash.eq(0) ? ofShares : [...ofShares, ofCash], positions, cash };
}
