/** What our own trades mean for the ledgers: fills of orders, and crosses inside the account. */
import { CASH_DECIMALS, type Decimal, min, roundDown, roundHalfUp, ZERO } from "../../money/decimal.ts";
import { divideFill } from "../../rebalance/book.ts";
import type { EntryKind } from "../journal/entry-kinds.ts";
import type { LedgerEntry } from "../journal/entry.ts";
import { leavingEntry } from "../journal/leaving.ts";
import { sharesOf, type StrategyLedger } from "../journal/ledger.ts";
import type { CrossFact, OrderFact } from "./fact.ts";

interface Trade {
  readonly kind: EntryKind;
  readonly symbol: string;
  readonly quantity: Decimal;
  /** Dollars, to the cent. */
  readonly value: Decimal;
  readonly reference: string;
}

function bought({ strategyId }: StrategyLedger, { value, ...trade }: Trade): LedgerEntry[] {
  if (trade.quantity.eq(0) && value.eq(0)) return [];
  return [{ ...trade, strategyId, cash: value.neg(), cost: value }];
}

/**
 * No more than the ledger has by then: a fact that was told after the sale may have left it fewer. The proceeds of the
 * shares that were not its own are unassigned.
 */
function sold(ledger: StrategyLedger, { value, ...trade }: Trade): LedgerEntry[] {
  const quantity = min(trade.quantity, sharesOf(ledger, trade.symbol));
  if (quantity.eq(0)) return [];
  const cash = quantity.eq(trade.quantity)
    ? value
    : roundDown(value.times(quantity).div(trade.quantity), CASH_DECIMALS);
  return [leavingEntry(ledger, { ...trade, quantity, cash })];
}

/** The part of a strategy that is not in force by then stays unassigned. */
export function orderEntries(ledgers: readonly StrategyLedger[], order: OrderFact): LedgerEntry[] {
  const { symbol, id: reference } = order;
  return divideFill(order).flatMap(({ strategyId, quantity, value }) => {
    const ledger = ledgers.find((each) => each.strategyId === strategyId);
    if (!ledger) return [];
    const trade = { kind: "fill", symbol, quantity, value, reference } as const;
    return order.side === "buy" ? bought(ledger, trade) : sold(ledger, trade);
  });
}

/** Shares to the one and their price to the other; no more than the one has by then. */
export function crossEntries(
  ledgers: readonly StrategyLedger[],
  { cross, id: reference }: CrossFact,
): LedgerEntry[] {
  const { symbol, price, fromStrategyId, toStrategyId } = cross;
  const from = ledgers.find(({ strategyId }) => strategyId === fromStrategyId);
  const to = ledgers.find(({ strategyId }) => strategyId === toStrategyId);
  if (!from || !to) return [];
  const quantity = min(cross.quantity, sharesOf(from, symbol));
  const value = quantity.eq(0) ? ZERO : roundHalfUp(quantity.times(price), CASH_DECIMALS);
  const trade = { kind: "cross", symbol, quantity, value, reference } as const;
  return [...sold(from, trade), ...bought(to, trade)];
}

/** What the entries of a run's cross rest on; crosses are counted from 0 in the order in which they were made. */
export function crossReference(run: string, index: number): string {
  return `${run}/cross-${index + 1}`;
}
