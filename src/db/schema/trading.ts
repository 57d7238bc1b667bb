/**
 * Strategies, broker links and history. Ids are text; amounts of money are decimal text; instants are RFC 3339
 * in UTC. Nothing is ever deleted: rows are marked, and foreign keys restrict, so that history outlives what
 * it describes.
 */
import { sql } from "drizzle-orm";
import { index, integer, real, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import { EXECUTION_FREQUENCIES } from "../../engine/calendar/frequency.ts";
import { TRADING_STATES } from "../../engine/risk/trading-state.ts";
import { users } from "./authentication.ts";

const userId = () =>
  text("user_id")
    .notNull()
    .references(() => users.id, { onDelete: "restrict" });

/** A strategy in a user's workshop. Its trees are in `bot_versions`. */
export const bots = sqliteTable(
  "bots",
  {
    id: text("id").primaryKey(),
    userId: userId(),
    name: text("name").notNull(),
    /** Number of the newest row in `bot_versions`. */
    version: integer("version").notNull(),
    createdAt: text("created_at").notNull(),
    updatedAt: text("updated_at").notNull(),
    deletedAt: text("deleted_at"),
  },
  (table) => [index("bots_by_user").on(table.userId)],
);

/** Every saved tree of a bot, for ever: activations pin one of them. */
export const botVersions = sqliteTable(
  "bot_versions",
  {
    id: text("id").primaryKey(),
    botId: text("bot_id")
      .notNull()
      .references(() => bots.id, { onDelete: "restrict" }),
    version: integer("version").notNull(),
    /** JSON of the strategy tree. */
    tree: text("tree").notNull(),
    /** SHA-256 (hex) of the canonical tree and the engine's semantics version. */
    fingerprint: text("fingerprint").notNull(),
    createdAt: text("created_at").notNull(),
  },
  (table) => [uniqueIndex("bot_versions_by_number").on(table.botId, table.version)],
);

/** A user's link to a brokerage account. The account object holds the working copy. */
export const brokerCredentials = sqliteTable(
  "broker_credentials",
  {
    id: text("id").primaryKey(),
    userId: userId(),
    broker: text("broker", { enum: ["alpaca", "forge_paper"] }).notNull(),
    /** The broker's own id of the account. */
    brokerAccountId: text("broker_account_id").notNull(),
    isPaper: integer("is_paper", { mode: "boolean" }).notNull(),
    apiKeyEncrypted: text("api_key_encrypted").notNull(),
    apiSecretEncrypted: text("api_secret_encrypted").notNull(),
    /** Base64 of the 32 random bytes that the credential's key was derived with. */
    salt: text("salt").notNull(),
    /** Which master key sealed it. */
    keyVersion: integer("key_version").notNull(),
    createdAt: text("created_at").notNull(),
    updatedAt: text("updated_at").notNull(),
    deletedAt: text("deleted_at"),
  },
  (table) => [
    uniqueIndex("broker_credentials_in_use")
      .on(table.userId)
      .where(sql`${table.deletedAt} IS NULL`),
  ],
);

/** One activation of one version of a bot. Activating again makes a new row. */
export const liveStrategies = sqliteTable(
  "live_strategies",
  {
    id: text("id").primaryKey(),
    userId: userId(),
    botId: text("bot_id")
      .notNull()
      .references(() => bots.id, { onDelete: "restrict" }),
    botVersionId: text("bot_version_id")
      .notNull()
      .references(() => botVersions.id, { onDelete: "restrict" }),
    fingerprint: text("fingerprint").notNull(),
    /** Percent of managed equity that funded the strategy's ledger, decimal text. */
    sharePercent: text("share_percent").notNull(),
    /** Dollars, where the share was asked for in dollars. */
    shareDollars: text("share_dollars"),
    /** Fraction of the strategy by which weights may drift before it trades. */
    driftBand: text("drift_band").notNull().default("0"),
    /** `HALTED`: paused by its owner. */
    tradingState: text("trading_state", { enum: TRADING_STATES }).notNull().default("ACTIVE"),
    executionFrequency: text("execution_frequency", { enum: EXECUTION_FREQUENCIES }).notNull(),
    /** What it does when it cannot be decided for want of good data; the symbol it then goes to, with `safe_asset`. */
    onBadData: text("on_bad_data", { enum: ["hold", "safe_asset", "skip"] })
      .notNull()
      .default("hold"),
    safeAsset: text("safe_asset"),
    isActive: integer("is_active", { mode: "boolean" }).notNull(),
    createdAt: text("created_at").notNull(),
    deactivatedAt: text("deactivated_at"),
  },
  (table) => [
    index("live_strategies_by_user").on(table.userId),
    uniqueIndex("live_strategies_in_force")
      .on(table.userId, table.botId)
      .where(sql`${table.isActive} = 1`),
  ],
);

/** What one strategy did in one slot. Appended once, never changed. */
export const executionHistory = sqliteTable(
  "execution_history",
  {
    id: text("id").primaryKey(),
    userId: userId(),
    strategyId: text("strategy_id")
      .notNull()
      .references(() => liveStrategies.id, { onDelete: "restrict" }),
    /** `2026-11-23/close`. */
    slot: text("slot").notNull(),
    executedAt: text("executed_at").notNull(),
    outcome: text("outcome").notNull(),
    /** Dollars: the account's equity before the run. */
    accountValue: text("account_value"),
    /** Dollars: the strategy's own equity before and after the run. */
    strategyValueBefore: text("strategy_value_before"),
    strategyValueAfter: text("strategy_value_after"),
    /** JSON `{ SPY: 0.6 }`: fractions of the strategy. */
    targetAllocations: text("target_allocations"),
    /** JSON `{ sells, buys }`: what was planned for this strategy. */
    tradesJson: text("trades_json"),
    /** JSON `{ sells, buys, errors }`: what became of it. */
    executionJson: text("execution_json"),
    /** JSON `{ SPY: 450.32 }`: dollars, from the snapshot. */
    pricesJson: text("prices_json"),
    /** JSON `{ SPY: { source, ageMs } }`: where each price came from, and how old it was. */
    priceSourcesJson: text("price_sources_json"),
    /** Fractions, positive when they cost: from the snapshot to the arrival of the orders, and from there to the fills. */
    slippageDelay: real("slippage_delay"),
    slippageExecution: real("slippage_execution"),
    snapshotHash: text("snapshot_hash"),
    planHash: text("plan_hash"),
    fingerprint: text("fingerprint").notNull(),
    success: integer("success", { mode: "boolean" }).notNull(),
    errorMessage: text("error_message"),
  },
  (table) => [
    index("execution_history_by_user").on(table.userId, table.executedAt),
    index("execution_history_by_date").on(table.executedAt),
    uniqueIndex("execution_history_once_a_slot").on(table.strategyId, table.slot),
  ],
);

/** Something that a user should be told. Appended once; marked when it has been delivered. */
export const notifications = sqliteTable(
  "notifications",
  {
    /** Made from what it is about, so that telling it twice makes one row. */
    id: text("id").primaryKey(),
    userId: userId(),
    kind: text("kind", {
      enum: [
        "old_prices",
        "daily_summary",
        "fills_corrected",
        "run_failed",
        "strategy_held",
        "order_unresolved",
      ],
    }).notNull(),
    createdAt: text("created_at").notNull(),
    /** JSON; its shape depends on the kind. */
    payload: text("payload").notNull(),
    deliveredAt: text("delivered_at"),
  },
  (table) => [
    index("notifications_by_user").on(table.userId, table.createdAt),
    index("notifications_to_deliver")
      .on(table.createdAt)
      .where(sql`${table.deliveredAt} IS NULL`),
  ],
);
