/**
 * The account object's own tables: the working copy of everything that a run needs, so that none needs D1.
 * Amounts of money and quantities are decimal text; instants are epoch ms (UTC) by the injected clock.
 */
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
import { EXECUTION_FREQUENCIES } from "../../../engine/calendar/frequency.ts";
import { OUTCOMES } from "../../../engine/execution/outcomes.ts";
import { ACTIVITY_KINDS } from "../../../engine/ledger/reconcile/activity.ts";
import { ENTRY_KINDS } from "../../../engine/ledger/journal/entry-kinds.ts";
import { TRADING_STATES } from "../../../engine/risk/trading-state.ts";

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

/** Sealed broker credentials; the newest row without `deletedAt` is in use. */
export const credentials = sqliteTable("credentials", {
  id: text("id").primaryKey(),
  broker: text("broker", { enum: ["alpaca", "forge_paper"] }).notNull(),
  brokerAccountId: text("broker_account_id").notNull(),
  isPaper: integer("is_paper", { mode: "boolean" }).notNull(),
  apiKeyEncrypted: text("api_key_encrypted").notNull(),
  apiSecretEncrypted: text("api_secret_encrypted").notNull(),
  salt: text("salt").notNull(),
  keyVersion: integer("key_version").notNull(),
  createdAt: integer("created_at").notNull(),
  deletedAt: integer("deleted_at"),
});

/** Activations, each with its pinned tree and its own ledger's cash. */
export const strategies = sqliteTable("strategies", {
  id: text("id").primaryKey(),
  botId: text("bot_id").notNull(),
  botVersionId: text("bot_version_id").notNull(),
  name: text("name").notNull(),
  tree: text("tree").notNull(),
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

/** What the broker told of the account's cash and shares, once it has been attributed. */
export const activities = sqliteTable(
  "activities",
  {
    id: text("id").primaryKey(),
    kind: text("kind", { enum: ACTIVITY_KINDS }).notNull(),
    brokerType: text("broker_type").notNull(),
    at: integer("at").notNull(),
    symbol: text("symbol"),
    quantity: text("quantity"),
    cash: text("cash"),
    seenAt: integer("seen_at").notNull(),
  },
  (table) => [index("activities_by_look").on(table.seenAt)],
);

/** Plans that were shown and not sent; the newest few. */
export const previews = sqliteTable("previews", {
  planHash: text("plan_hash").primaryKey(),
  /** JSON of what was asked for. */
  actionJson: text("action_json").notNull(),
  /** JSON of the prices that it was made with. */
  snapshotJson: text("snapshot_json").notNull(),
  createdAt: integer("created_at").notNull(),
});

/** Runs that are under way. */
export function isUnfinished({ state }: { readonly state: AnySQLiteColumn }): SQL {
  return sql`${state} <> 'reported'`;
}

/** One rebalance of the account in one slot. The primary key is what makes a slot run once. */
export const runs = sqliteTable(
  "runs",
  {
    slot: text("slot").primaryKey(),
    /** JSON of the slot's instants as they were known when it was claimed; null in rows from before it was kept. */
    slotJson: text("slot_json"),
    state: text("state", {
      enum: ["claimed", "planned", "selling", "buying", "settling", "reported"],
    }).notNull(),
    trigger: text("trigger", { enum: ["dispatch", "alarm", "owner", "operator"] }).notNull(),
    /** JSON of what is to be done where it is not a rebalance of everything; null for that. */
    actionJson: text("action_json"),
    /** The plan that the owner has seen and wants; null where nobody was asked. */
    expectedPlanHash: text("expected_plan_hash"),
    claimedAt: integer("claimed_at").notNull(),
    /** What to add to our clock to get the broker's, ms; null until it was asked. */
    clockSkew: integer("clock_skew"),
    /** When the orders of the present phase were sent, by the broker's clock. */
    phaseStartedAt: integer("phase_started_at"),
    /** How often open orders were priced anew in the present phase. */
    repegs: integer("repegs").notNull().default(0),
    /** When the present change of prices began, by our clock; null between two. */
    repegStartedAt: integer("repeg_started_at"),
    /** JSON of the prices that it decides on: set ahead where the owner has seen them. */
    snapshotJson: text("snapshot_json"),
    /** JSON of everything else that the plan was made from, so that it can be made again. */
    inputsJson: text("inputs_json"),
    /** JSON of the quotes when the orders were about to leave, by symbol. */
    arrivalJson: text("arrival_json"),
    /** JSON of the frozen inputs and of the plan made from them. */
    planJson: text("plan_json"),
    planHash: text("plan_hash"),
    /** JSON of the crosses that their buyers could pay for; null until the sells are done. */
    crossesJson: text("crosses_json"),
    snapshotHash: text("snapshot_hash"),
    equityBefore: text("equity_before"),
    equityAfter: text("equity_after"),
    outcome: text("outcome", { enum: OUTCOMES }),
    /** JSON array of `{ code, message, symbol? }`. */
    reasonsJson: text("reasons_json").notNull().default("[]"),
    reportedAt: integer("reported_at"),
  },
  (table) => [
    index("runs_by_claim").on(table.claimedAt),
    index("runs_unfinished").on(table.claimedAt).where(isUnfinished(table)),
  ],
);

/** What one strategy decided in one run. */
export const decisions = sqliteTable(
  "decisions",
  {
    slot: text("slot")
      .notNull()
      .references(() => runs.slot),
    strategyId: text("strategy_id")
      .notNull()
      .references(() => strategies.id),
    /** JSON `{ SPY: 0.6 }`; null when the strategy held. */
    targetsJson: text("targets_json"),
    traceJson: text("trace_json"),
    heldReason: text("held_reason"),
    /** JSON of the histories that it rests on, by symbol: how many bars, and their checksum. */
    historiesJson: text("histories_json"),
    /** The policy for bad data that took the tree's place; null when it decided, or held for another reason. */
    badDataPolicy: text("bad_data_policy", { enum: ["hold", "safe_asset", "skip"] }),
  },
  (table) => [
    primaryKey({ columns: [table.slot, table.strategyId] }),
    index("decisions_by_strategy").on(table.strategyId),
  ],
);

/** Orders of which the ledgers have something else than what is filled. */
export function bookedOtherwise(
  order: Readonly<
    Record<"filledQuantity" | "filledAveragePrice" | "bookedQuantity" | "bookedAveragePrice", AnySQLiteColumn>
  >,
): SQL {
  const { filledQuantity, filledAveragePrice, bookedQuantity, bookedAveragePrice } = order;
  return sql`(${filledQuantity} <> ${bookedQuantity} OR ${bookedAveragePrice} IS NOT ${filledAveragePrice})`;
}

/** Orders, written before they are sent. */
export const orders = sqliteTable(
  "orders",
  {
    clientOrderId: text("client_order_id").primaryKey(),
    slot: text("slot")
      .notNull()
      .references(() => runs.slot),
    symbol: text("symbol").notNull(),
    side: text("side", { enum: ["sell", "buy"] }).notNull(),
    attempt: integer("attempt").notNull(),
    type: text("type", { enum: ["market", "limit"] }).notNull(),
    quantity: text("quantity").notNull(),
    limitPrice: text("limit_price"),
    /** JSON `[{ strategyId, quantity }]`: who pays for how much of it, and gets as much of the fills. */
    sharesJson: text("shares_json").notNull(),
    reason: text("reason", { enum: ["enter", "increase", "reduce", "exit"] }).notNull(),
    /**
     * `intended`: stored, its POST not known to have happened; `unknown`: sent, answer lost; `working`: at the
     * broker; `closed`: terminal there; `rejected`: refused, nothing traded.
     */
    state: text("state", { enum: ["intended", "unknown", "working", "closed", "rejected"] }).notNull(),
    /** The broker's own word for its state. */
    brokerStatus: text("broker_status"),
    brokerOrderId: text("broker_order_id"),
    filledQuantity: text("filled_quantity").notNull().default("0"),
    filledAveragePrice: text("filled_average_price"),
    /** What of it the ledgers have: shares, and dollars a share. */
    bookedQuantity: text("booked_quantity").notNull().default("0"),
    bookedAveragePrice: text("booked_average_price"),
    cancelRequestedAt: integer("cancel_requested_at"),
    intendedAt: integer("intended_at").notNull(),
    sentAt: integer("sent_at"),
    errorCode: text("error_code"),
    errorMessage: text("error_message"),
  },
  (table) => [
    index("orders_by_slot").on(table.slot),
    index("orders_by_state").on(table.state),
    index("orders_by_broker_id").on(table.brokerOrderId),
    index("orders_booked_otherwise").on(table.slot).where(bookedOtherwise(table)),
  ],
);

/** Messages on their way to D1 and to Control, in order. */
export const outbox = sqliteTable("outbox", {
  sequence: integer("sequence").primaryKey({ autoIncrement: true }),
  kind: text("kind", { enum: ["credential", "strategy", "execution", "notification", "control"] }).notNull(),
  payload: text("payload").notNull(),
});
