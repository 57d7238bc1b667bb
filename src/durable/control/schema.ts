/** The control object's own tables. Instants are epoch ms (UTC) by the injected clock. */
import { integer, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { TRADING_STATES } from "../../engine/risk/trading-state.ts";

/** Whether anything of this shard may trade. One row. */
export const systemState = sqliteTable("system_state", {
  id: integer("id").primaryKey(),
  state: text("state", { enum: TRADING_STATES }).notNull(),
});

/** Accounts with at least one active strategy, and what prices they need. */
export const activeAccounts = sqliteTable("active_accounts", {
  userId: text("user_id").primaryKey(),
  /** JSON array of symbols. */
  tickers: text("tickers").notNull(),
  /** JSON `{ daily: 1795467000000 }`: per execution frequency since when a strategy has it, epoch ms. */
  askedSince: text("asked_since").notNull().default('{"daily":0}'),
});

/** Which user trades a brokerage account. Kept in the shard of the account's id. */
export const accountClaims = sqliteTable(
  "account_claims",
  {
    broker: text("broker").notNull(),
    /** The broker's own id of the account. */
    brokerAccountId: text("broker_account_id").notNull(),
    userId: text("user_id").notNull(),
    /** The credentials that it was claimed for. */
    credentialId: text("credential_id").notNull(),
  },
  (table) => [primaryKey({ columns: [table.broker, table.brokerAccountId] })],
);

/** Who may do a job of a slot, and what became of it. Kept in the first shard only. */
export const jobLeases = sqliteTable(
  "job_leases",
  {
    slot: text("slot").notNull(),
    job: text("job").notNull(),
    /** When it was last taken up; null in rows from before this was noted. */
    leasedAt: integer("leased_at"),
    leasedUntil: integer("leased_until").notNull(),
    /** `missed`: too late, not done; `alerted`: done too late to end well, and said so. */
    outcome: text("outcome", { enum: ["done", "missed", "alerted"] }),
    settledAt: integer("settled_at"),
    /** How often it was handed back undone. */
    failures: integer("failures").notNull().default(0),
  },
  (table) => [primaryKey({ columns: [table.slot, table.job] })],
);

/** What a slot came to for all accounts together. Kept in the first shard only. */
export const slotReports = sqliteTable("slot_reports", {
  slot: text("slot").primaryKey(),
  /** How many accounts took part. */
  accounts: integer("accounts").notNull(),
  /** JSON `{ completed: 12, missed: 1 }`: accounts per outcome; `running` had not ended. */
  outcomes: text("outcomes").notNull(),
  /** SHA-256 of the shared snapshot; null when there was none. */
  snapshotHash: text("snapshot_hash"),
  reportedAt: integer("reported_at").notNull(),
});

/** Sessions as a broker's calendar has them where it differs from the rules. The same in every shard. */
export const sessionOverrides = sqliteTable("session_overrides", {
  /** New York date. */
  date: text("date").primaryKey(),
  /** New York times `HH:MM`; both null when the exchange stays shut. */
  open: text("open"),
  close: text("close"),
  /** Who said so: `alpaca /v2/calendar`. */
  source: text("source").notNull(),
  notedAt: integer("noted_at").notNull(),
});
