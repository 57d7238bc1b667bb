/** Hands what a run traded to the ledgers, once. */
import type { LedgerEntry } from "../../../engine/ledger/journal/entry.ts";
import { applyEntries } from "../../../engine/ledger/journal/journal.ts";
import type { StrategyLedger } from "../../../engine/ledger/journal/ledger.ts";
import { entriesOfRun } from "../../../engine/ledger/run-entries.ts";
import { equityAt, type Prices, valued } from "../../../engine/ledger/journal/valuation.ts";
import type { Cross } from "../../../engine/rebalance/types.ts";
import { fillOf } from "../record/progress.ts";
import type { AccountDatabase } from "../store/database.ts";
import { appendEntries, ledgersInForce, newEntries, saveLedger } from "../store/ledgers.ts";
import { noteBooked, type OrderRow } from "../store/orders.ts";

/** What a run has come to in the ledgers: the entries that are not there yet, and the ledgers after them. */
export function bookingOf(
  database: AccountDatabase,
  slot: string,
  crosses: readonly Cross[],
  orders: readonly OrderRow[],
): { entries: LedgerEntry[]; ledgers: StrategyLedger[] } {
  const ledgers = ledgersInForce(database);
  const fills = orders.flatMap((order) => {
    const fill = fillOf(order);
    return fill ? [{ ...fill, reference: order.clientOrderId }] : [];
  });
  const entries = newEntries(database, entriesOfRun(ledgers, crosses, fills, slot));
  return { entries, ledgers: applyEntries(ledgers, entries) };
}

/**
 * Books what a run has come to at an instant (epoch ms), within the caller's transaction, and answers the ledgers, valued
 * at the broker's prices (dollars a share) as far as they are known.
 */
export function bookRun(
  database: AccountDatabase,
  slot: string,
  crosses: readonly Cross[],
  orders: readonly OrderRow[],
  prices: Prices,
  at: number,
): StrategyLedger[] {
  const booking = bookingOf(database, slot, crosses, orders);
  const ledgers = booking.ledgers.map((ledger) => {
    const equity = equityAt(ledger, prices);
    return equity ? valued(ledger, equity) : ledger;
  });
  appendEntries(database, booking.entries, at);
  for (const ledger of ledgers) saveLedger(database, ledger);
  noteBooked(
    database,
    orders.map(({ clientOrderId }) => clientOrderId),
  );
  return ledgers;
}
