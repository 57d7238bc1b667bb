/** The strategies' ledgers with their costs and profits, and the journal that they are the sum of. */
import { and, eq, gte, max, sql } from "drizzle-orm";
import { entryKey, type LedgerEntry, unposted } from "../../../engine/ledger/journal/entry.ts";
import { isNotGivenBack, type TakenShares } from "../../../engine/ledger/reconcile/given-back.ts";
import { tookUnexplained } from "../../../engine/ledger/reconcile/missing.ts";
import type { Holding, StrategyLedger } from "../../../engine/ledger/journal/ledger.ts";
import { decimal, toText } from "../../../engine/money/decimal.ts";
import type { AccountDatabase } from "./database.ts";
import { isOutside, ledgerEntries, ledgerPositions } from "./schema/index.ts";
import { insertAllInto, isOneOf, prepared } from "./statements.ts";
import { activeStrategies, type StrategyRow, updateStrategy } from "./strategies.ts";

const selectPositions = prepared((database) =>
  database
    .select()
    .from(ledgerPositions)
    .where(eq(ledgerPositions.strategyId, sql.placeholder("strategyId")))
    .prepare(),
);

/** The ledger of a strategy. */
export function ledgerOf(database: AccountDatabase, row: StrategyRow): StrategyLedger {
  const rows = selectPositions(database).all({ strategyId: row.id });
  return {
    strategyId: row.id,
    cash: decimal(row.cash),
    holdings: new Map(
      rows.map(({ symbol, quantity, cost }): [string, Holding] => [
        symbol,
        { quantity: decimal(quantity), cost: decimal(cost) },
      ]),
    ),
    realised: decimal(row.realised),
    income: decimal(row.income),
    units: decimal(row.units),
    unitValue: decimal(row.unitValue),
  };
}

/** The ledgers of the strategies in force, in the order of their activation. */
export function ledgersInForce(database: AccountDatabase): StrategyLedger[] {
  return activeStrategies(database).map((row) => ledgerOf(database, row));
}

const insertPositions = insertAllInto(ledgerPositions);
const deletePositions = prepared((database) =>
  database
    .delete(ledgerPositions)
    .where(eq(ledgerPositions.strategyId, sql.placeholder("strategyId")))
    .prepare(),
);

/** Replaces what a ledger holds. */
export function saveLedger(database: AccountDatabase, ledger: StrategyLedger): void {
  const { strategyId, cash, holdings, realised, income, units, unitValue } = ledger;
  updateStrategy(database, strategyId, {
    cash: toText(cash),
    realised: toText(realised),
    income: toText(income),
    units: toText(units),
    unitValue: toText(unitValue),
  });
  deletePositions(database).run({ strategyId });
  const positions = Array.from(holdings, ([symbol, { quantity, cost }]) => {
    return { strategyId, symbol, quantity: toText(quantity), cost: toText(cost) };
  });
  insertPositions(database, positions);
}

export type LedgerEntryRow = typeof ledgerEntries.$inferSelect;

const selectEntries = prepared((database) =>
  database.select().from(ledgerEntries).where(isOneOf(ledgerEntries.reference, "references")).prepare(),
);

/** The entries that rest on some references. */
export function entriesOf(database: AccountDatabase, references: Iterable<string>): LedgerEntryRow[] {
  return selectEntries(database).all({ references: JSON.stringify([...references]) });
}

function readEntry(row: LedgerEntryRow): TakenShares {
  const { strategyId, kind, symbol, quantity, cash, cost, reference, at } = row;
  const amounts = { quantity: decimal(quantity), cash: decimal(cash), cost: decimal(cost) };
  return { strategyId, kind, symbol: symbol === "" ? null : symbol, ...amounts, reference, at };
}

/** Entries since an instant (epoch ms) that took shares for which nothing accounted, and that were not given back. */
export function sharesTakenSince(database: AccountDatabase, instant: number): TakenShares[] {
  const rows = database
    .select()
    .from(ledgerEntries)
    .where(and(isOutside(ledgerEntries), gte(ledgerEntries.at, instant)))
    .orderBy(ledgerEntries.at, ledgerEntries.sequence)
    .all()
    .map(readEntry);
  return rows.filter(tookUnexplained).filter(isNotGivenBack(rows));
}

/** Those of the entries that the journal does not have yet, each once. */
export function newEntries(database: AccountDatabase, entries: readonly LedgerEntry[]): LedgerEntry[] {
  const references = new Set(entries.map(({ reference }) => reference));
  const keys = entriesOf(database, references).map(({ strategyId, kind, symbol, reference }) =>
    entryKey({ strategyId, kind, symbol: symbol === "" ? null : symbol, reference }),
  );
  return unposted(entries, new Set(keys));
}

const insertEntries = insertAllInto(ledgerEntries);

/** Appends entries to the journal at an instant (epoch ms). Throws when it has one of them. */
export function appendEntries(database: AccountDatabase, entries: readonly LedgerEntry[], at: number): void {
  const rows = entries.map(({ symbol, quantity, cash, cost, ...names }) => {
    const amounts = { quantity: toText(quantity), cash: toText(cash), cost: toText(cost) };
    return { ...names, ...amounts, symbol: symbol ?? "", at };
  });
  insertEntries(database, rows);
}

const selectLastSequence = prepared((database) =>
  database
    .select({ sequence: max(ledgerEntries.sequence) })
    .from(ledgerEntries)
    .prepare(),
);

/** The number of the newest entry of the journal; 0 of an empty one. */
export function lastSequence(database: AccountDatabase): number {
  return selectLastSequence(database).get()?.sequence ?? 0;
}
