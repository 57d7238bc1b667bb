/** The control object's own tables. Instants are epoch ms (UTC) by the injected clock. */
import { integer, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";

/** Whether anything of this shard may trade. One row. */
export const systemState = sqliteTable("system_state", {
  id: integer("id").primaryKey(),
  state: text("state", { enum: ["ACTIVE", "REDUCING", "HALTED"] }).notNull(),
});

/** Accounts with at least one active strategy, and what prices they need. */
export const activeAccounts = sqliteTable("active_accounts", {
  userId: text("user_id").primaryKey(),
  /** JSON array of symbols. */
  tickers: text("tickers").notNull(),
});

/** Who may do a job of a slot, and what became of it. Kept in the first shard only. */
export const jobLeases = sqliteTable(
  "job_leases",
  {
    slot: text("slot").notNull(),
    job: text("job").notNull(),
    leasedUntil: integer("leased_until").notNull(),
    outcome: text("outcome", { enum: ["done", "missed"] }),
    settledAt: integer("settled_at"),
  },
  (table) => [primaryKey({ columns: [table.slot, table.job] })],
);
