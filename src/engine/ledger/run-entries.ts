/** What a run changed in the ledgers: crosses inside the account, and the fills of its orders. */
import { CASH_DECIMALS, type Decimal, roundHalfUp } from "../money/decimal.ts";
import { divideFill, type Fill } from "../rebalance/book.ts";
import type { Cross } from "../rebalance/types.ts";
import type { LedgerEntry } from "./journal/entry.ts";
import type { EntryKind } from "./journal/entry-kinds.ts";
import { Journal } from "./journal/journal.ts";
import { leavingEntry } from "./journal/leaving.ts";
import type { StrategyLedger } from "./journal/ledger.ts";

export interface BookedFill extends Fill {
  /** The client order id. */
  readonly reference: string;
}

interface Trade {
  readonly kind: EntryKind;
  readonly symbol: string;
  readonly quantity: Decimal;
  /** Dollars, to the cent. */
  readonly value: Decimal;
  readonly reference: string;
}

function buy(journal: Journal, strategyId: string, { value, ...trade }: Trade): void {
  journal.append({ ...trade, strategyId, cash: value.neg(), cost: value });
}

function sell(journal: Journal, strategyId: string, { value, ...trade }: Trade): void {
  journal.append(leavingEntry(journal.ledger(strategyId), { ...trade, cash: value }));
}

/** What the entries of a run's cross rest on; crosses are counted from 0 in the order in which they were made. */
export function crossReference(run: string, index: number): string {
  return `${run}/cross-${index + 1}`;
}

/**
 * The entries of a run: crosses first, then fills, divided among the strategies as the planner's `book` divides them.
 * `reference` names the run and is that of its crosses, with their number. Throws when a strategy has no ledger, or
 * sells more than its ledger has: both are bugs.
 */
export function entriesOfRun(
  ledgers: readonly StrategyLedger[],
  crosses: readonly Cross[],
  fills: readonly BookedFill[],
  reference: string,
): LedgerEntry[] {
  const journal = new Journal(ledgers);
  for (const [index, { symbol, quantity, price, fromStrategyId, toStrategyId }] of crosses.entries()) {
    const value = roundHalfUp(quantity.times(price), CASH_DECIMALS);
    const trade = {
      kind: "cross",
      symbol,
      quantity,
      value,
      reference: crossReference(reference, index),
    } as const;
    sell(journal, fromStrategyId, trade);
    buy(journal, toStrategyId, trade);
  }
  for (const fill of fills) {
    for (const { strategyId, quantity, value } of divideFill(fill)) {
      if (quantity.eq(0) && value.eq(0)) continue;
      const trade = {
        kind: "fill",
        symbol: fill.symbol,
        quantity,
        value,
        reference: fill.reference,
      } as const;
      if (fill.side === "buy") buy(journal, strategyId, trade);
      else sell(journal, strategyId, trade);
    }
  }
  return journal.entries;
}
