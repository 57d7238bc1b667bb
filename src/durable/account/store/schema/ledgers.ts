import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import { ENTRY_KINDS } from "../../../../engine/ledger/journal/entry-kinds.ts";
import { NOTED_KINDS } from "../../../../engine/ledger/replay/fact.ts";
import { strategies } from "./strategies.ts";
import { longText } from "./long-texts.ts";

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
    /** When it was posted, and when the fact that it rests on counts: epoch ms. */
    at: integer("at").notNull(),
    countsAt: integer("counts_at").notNull().default(0),
    /** 0 of an entry, 1, 2, ... of the changes that facts which were told later made to it. */
    revision: integer("revision").notNull().default(0),
  },
  (table) => [
    uniqueIndex("ledger_entries_once").on(
      table.reference,
      table.strategyId,
      table.kind,
      table.symbol,
      table.revision,
    ),
    index("ledger_entries_by_time").on(table.countsAt),
    index("ledger_entries_by_symbol").on(table.symbol, table.countsAt),
  ],
);

/** Facts that neither an order nor an activity tells: commands, crosses, accepted doubts (docs/spec/ledger.md). */
export const ledgerFacts = sqliteTable(
  "ledger_facts",
  {
    id: text("id").primaryKey(),
    kind: text("kind", { enum: NOTED_KINDS }).notNull(),
    /** When it counts, epoch ms. */
    at: integer("at").notNull(),
    /** What it is about, by its kind: JSON, amounts as decimal text. */
    bodyJson: longText("body_json").notNull(),
  },
  (table) => [index("ledger_facts_by_time").on(table.at)],
);

/** The account by the facts: as of the last of them, and as of where a replay starts. */
export const accountBooks = sqliteTable("account_books", {
  name: text("name", { enum: ["now", "checkpoint"] }).primaryKey(),
  bookJson: longText("book_json").notNull(),
});

/** What looks between runs have found, until a run tells it. */
export const untoldReasons = sqliteTable("untold_reasons", {
  sequence: integer("sequence").primaryKey({ autoIncrement: true }),
  /** JSON of a reason. */
  reasonJson: text("reason_json").notNull(),
});

/** What the broker tells otherwise than it counts, and since when it has told the same. */
export const toldOtherwise = sqliteTable("told_otherwise", {
  /** What it is about: an activity or an order. */
  key: text("key").primaryKey(),
  /** What is told. */
  told: text("told").notNull(),
  /** Epoch ms. */
  since: integer("since").notNull(),
});

/** What the last complete look could not explain. */
export const doubts = sqliteTable("doubts", {
  /** Empty for cash. */
  symbol: text("symbol").primaryKey(),
  /** Shares or dollars that the broker has more (positive) or less than is explained. */
  amount: text("amount").notNull(),
  /** Epoch ms of the look that found this amount first, and of the last that counted. */
  since: integer("since").notNull(),
  countedAt: integer("counted_at").notNull(),
  looks: integer("looks").notNull(),
  /** JSON array of the sessions (New York dates) of those looks. */
  sessionsJson: text("sessions_json").notNull(),
});
