import { integer, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { TRADING_STATES } from "../../../../engine/risk/trading-state.ts";

/** What the owner has set for the whole account: one row, or none while nothing differs from the defaults. */
export const settings = sqliteTable("settings", {
  id: integer("id").primaryKey(),
  /** Whether strategies own ledgers of their own, or the account as a whole: then nothing stays unassigned. */
  mode: text("mode", { enum: ["strategies", "whole_account"] })
    .notNull()
    .default("strategies"),
  /** The owner's own switch for all trading of the account. */
  tradingState: text("trading_state", { enum: TRADING_STATES }).notNull().default("ACTIVE"),
  /** What the platform last told of its own switch, unasked; a run asks Control before it sends anything. */
  systemState: text("system_state", { enum: TRADING_STATES }).notNull().default("ACTIVE"),
  sellOrders: text("sell_orders", { enum: ["market", "limit"] })
    .notNull()
    .default("market"),
  /** JSON of the limits that the owner has tightened. */
  limitsJson: text("limits_json").notNull().default("{}"),
});
