/** The strategies' ledgers with their costs and profits, and the journal that they are the sum of. */
import { and, asc, eq, gte, lt, max, sql } from "drizzle-orm";
import type { Holding, StrategyLedger } from "../../../engine/ledger/journal/ledger.ts";
import type { FactEntry } from "../../../engine/ledger/replay/replay.ts";
import { decimal, toText } from "../../../engine/money/decimal.ts";
import type { AccountDatabase } from "./database.ts";
import { ledgerEntries, ledgerPositions } from "./schema/index.ts";
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

const selectEntriesSince = prepared((database) =>
  database
    .select()
    .from(ledgerEntries)
    .where(gte(ledgerEntries.countsAt, sql.placeholder("at")))
    .prepare(),
);

function readEntry(row: LedgerEntryRow): FactEntry {
  const { strategyId, kind, symbol, quantity, cash, cost, reference, countsAt } = row;
  const amounts = { quantity: decimal(quantity), cash: decimal(cash), cost: decimal(cost) };
  return { strategyId, kind, symbol: symbol === "" ? null : symbol, ...amounts, reference, countsAt };
}

/** Entries of facts that count at or after an instant (epoch ms). */
export function entriesSince(database: AccountDatabase, at: number): FactEntry[] {
  return selectEntriesSince(database).all({ at }).map(readEntry);
}

const selectEntriesOfSymbol = prepared((database) =>
  database
    .select()
    .from(ledgerEntries)
    .where(
      and(
        eq(ledgerEntries.symbol, sql.placeholder("symbol")),
        lt(ledgerEntries.countsAt, sql.placeholder("before")),
      ),
    )
    .orderBy(asc(ledgerEntries.countsAt), asc(ledgerEntries.sequence))
    .prepare(),
);

/** Entries about a symbol of facts that count before an instant (epoch ms), in the order in which they count. */
export function entriesOfSymbol(database: AccountDatabase, symbol: string, before: number): FactEntry[] {
  return selectEntriesOfSymbol(database).all({ symbol, before }).map(readEntry);
}

/** An entry on its way to the journal; `revision` counts the changes of an entry that is there, from 1. */
export interface NewEntry extends FactEntry {
  readonly revision: number;
}

const insertEntries = insertAllInto(ledgerEntries);

/** Appends entries to the journal at an instant (epoch ms). Throws when it has one of them. */
export function appendEntries(database: AccountDatabase, entries: readonly NewEntry[], at: number): void {
  const rows = entries.map(({ strategyId, kind, symbol, reference, countsAt, revision, ...amounts }) => ({
    strategyId,
    kind,
    symbol: symbol ?? "",
    quantity: toText(amounts.quantity),
    cash: toText(amounts.cash),
    cost: toText(amounts.cost),
    reference,
    at,
    countsAt,
    revision,
  }));
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
