import { type SQL, sql } from "drizzle-orm";
import {
  type AnySQLiteColumn,
  index,
  integer,
  primaryKey,
  sqliteTable,
  text,
  uniqueIndex,
} from "drizzle-orm/sqlite-core";
import { ENTRY_KINDS } from "../../../../engine/ledger/journal/entry-kinds.ts";
import { strategies } from "./strategies.ts";

/** Shares that a strategy's ledger owns. Only active strategies own any. */
export const ledgerPositions = sqliteTable(
  "ledger_positions",
  {
    strategyId: text("strategy_id")
      .notNull()
      .references(() => strategies.id),
    symbol: text("symbol").notNull(),
    quantity: text("quantity").notNull(),
    /** Dollars that the shares cost in all. */
    cost: text("cost").notNull().default("0"),
  },
  (table) => [primaryKey({ columns: [table.strategyId, table.symbol] })],
);

/** Shares that left the account without an order of ours, and those of them that came back to their owners. */
export function isOutside({ kind }: { readonly kind: AnySQLiteColumn }): SQL {
  return sql`${kind} IN ('sold_outside', 'given_back')`;
}

/** Every change of a ledger, in order; appended, never changed. */
export const ledgerEntries = sqliteTable(
  "ledger_entries",
  {
    sequence: integer("sequence").primaryKey({ autoIncrement: true }),
    strategyId: text("strategy_id")
      .notNull()
      .references(() => strategies.id),
    kind: text("kind", { enum: ENTRY_KINDS }).notNull(),
    /** Empty for entries of cash alone. */
    symbol: text("symbol").notNull(),
    /** Shares, dollars, and dollars of cost that came (positive) or went. */
    quantity: text("quantity").notNull(),
    cash: text("cash").notNull(),
    cost: text("cost").notNull(),
    /** What it rests on: an order's or an activity's id, a command's, a slot. */
    reference: text("reference").notNull(),
    at: integer("at").notNull(),
  },
  (table) => [
    uniqueIndex("ledger_entries_once").on(table.reference, table.strategyId, table.kind, table.symbol),
    index("ledger_entries_outside").on(table.at).where(isOutside(table)),
  ],
);
