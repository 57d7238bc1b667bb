import { type SQL, sql } from "drizzle-orm";
import { type AnySQLiteColumn, index, integer, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { OUTCOMES } from "../../../../engine/execution/outcomes.ts";
import { strategies } from "./strategies.ts";
import { longText } from "./long-texts.ts";

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
    slotJson: longText("slot_json"),
    state: text("state", {
      enum: ["claimed", "planned", "selling", "buying", "settling", "reported"],
    }).notNull(),
    trigger: text("trigger", { enum: ["dispatch", "alarm", "owner", "operator"] }).notNull(),
    /** JSON of what is to be done where it is not a rebalance of everything; null for that. */
    actionJson: longText("action_json"),
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
    snapshotJson: longText("snapshot_json"),
    /** JSON of everything else that the plan was made from, so that it can be made again. */
    inputsJson: longText("inputs_json"),
    /** JSON of the quotes when the orders were about to leave, by symbol. */
    arrivalJson: longText("arrival_json"),
    /** JSON of the frozen inputs and of the plan made from them. */
    planJson: longText("plan_json"),
    planHash: text("plan_hash"),
    /** JSON of the crosses that their buyers could pay for; null until the sells are done. */
    crossesJson: longText("crosses_json"),
    snapshotHash: text("snapshot_hash"),
    equityBefore: text("equity_before"),
    equityAfter: text("equity_after"),
    outcome: text("outcome", { enum: OUTCOMES }),
    /** JSON array of `{ code, message, symbol? }`. */
    reasonsJson: longText("reasons_json").notNull().default("[]"),
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
    targetsJson: longText("targets_json"),
    traceJson: longText("trace_json"),
    heldReason: text("held_reason"),
    /** JSON of the histories that it rests on, by symbol: how many bars, and their checksum. */
    historiesJson: longText("histories_json"),
    /** The policy for bad data that took the tree's place; null when it decided, or held for another reason. */
    badDataPolicy: text("bad_data_policy", { enum: ["hold", "safe_asset", "skip"] }),
  },
  (table) => [
    primaryKey({ columns: [table.slot, table.strategyId] }),
    index("decisions_by_strategy").on(table.strategyId),
  ],
);
