import { integer, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { EXECUTION_FREQUENCIES } from "../../../../engine/calendar/frequency.ts";
import { TRADING_STATES } from "../../../../engine/risk/trading-state.ts";
import { longText } from "./long-texts.ts";

/** Activations, each with its pinned tree and its own ledger's cash. */
export const strategies = sqliteTable("strategies", {
  id: text("id").primaryKey(),
  botId: text("bot_id").notNull(),
  botVersionId: text("bot_version_id").notNull(),
  name: text("name").notNull(),
  tree: longText("tree").notNull(),
  fingerprint: text("fingerprint").notNull(),
  /** The brokerage account whose shares and cash its ledger counts; null in rows from before it was kept. */
  brokerAccountId: text("broker_account_id"),
  /** Percent of managed equity at activation. */
  sharePercent: text("share_percent").notNull(),
  /** Dollars, where the share was asked for in dollars. */
  shareDollars: text("share_dollars"),
  /** Fraction of the strategy by which weights may drift before it trades. */
  driftBand: text("drift_band").notNull().default("0"),
  /** `HALTED`: paused. */
  tradingState: text("trading_state", { enum: TRADING_STATES }).notNull().default("ACTIVE"),
  /** The slot that its owner wants left out. */
  skipSlot: text("skip_slot"),
  /** The version of the engine's semantics that its fingerprint was made with. */
  engineVersion: text("engine_version").notNull().default("2"),
  /** Why the fingerprint gate holds it until its owner has agreed; null when it does not. */
  gateReason: text("gate_reason"),
  /** Dollars in the strategy's ledger. */
  cash: text("cash").notNull(),
  /** Dollars: profit of what was sold; dividends and interest less fees. */
  realised: text("realised").notNull().default("0"),
  income: text("income").notNull().default("0"),
  /** For the time-weighted return: how many units the ledger counts, and what one was worth when last valued, dollars. */
  units: text("units").notNull().default("0"),
  unitValue: text("unit_value").notNull().default("1"),
  /** What it does when it cannot be decided for want of good data. */
  onBadData: text("on_bad_data", { enum: ["hold", "safe_asset", "skip"] })
    .notNull()
    .default("hold"),
  /** Where it goes then; set with `safe_asset` only. */
  safeAsset: text("safe_asset"),
  /** In which slots of a day it decides. */
  executionFrequency: text("execution_frequency", { enum: EXECUTION_FREQUENCIES }).notNull().default("daily"),
  isActive: integer("is_active", { mode: "boolean" }).notNull(),
  activatedAt: integer("activated_at").notNull(),
  deactivatedAt: integer("deactivated_at"),
});
