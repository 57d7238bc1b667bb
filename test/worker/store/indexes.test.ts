/** Accounts live for decades: what every run asks of its own tables must not take longer with every run that there was. */
import { runInDurableObject } from "cloudflare:test";
import { describe, it } from "vitest";
import {
  activitiesOfSymbol,
  activitiesSince,
  seenActivities,
} from "../../../src/durable/account/store/activities.ts";
import { type AccountDatabase, openDatabase } from "../../../src/durable/account/store/database.ts";
import { isNoted, notedFactsSince } from "../../../src/durable/account/store/facts.ts";
import {
  entriesOf,
  entriesOfSymbol,
  entriesSince,
  lastSequence,
} from "../../../src/durable/account/store/ledgers.ts";
import {
  bookedOrdersOfSymbol,
  bookedOrdersSince,
  noteBooked,
  openOrdersOf,
  ordersByBrokerId,
  ordersIntendedSince,
  ordersNotOver,
  ordersOf,
  ordersToCorrect,
  unresolvedOrders,
} from "../../../src/durable/account/store/orders.ts";
import {
  decisionsOf,
  latestDecisions,
  lastPlanBefore,
  latestRun,
  runOf,
  runsOn,
  unfinishedRun,
} from "../../../src/durable/account/store/runs.ts";
import { accountObjectOf } from "../support/account-object.ts";
import { quietMarket } from "../support/market.ts";
import { openTradingDay } from "../support/trading-day.ts";

const SLOT = "2026-08-20/close";
const ACTIVITY = {
  id: "an activity",
  kind: "fee",
  brokerType: "FEE",
  at: 0,
  symbol: null,
  quantity: null,
  cash: null,
  price: null,
  brokerOrderId: null,
  groupId: null,
} as const;

const QUESTIONS: Readonly<Record<string, (database: AccountDatabase) => unknown>> = {
  "the run under way": unfinishedRun,
  "the newest run": latestRun,
  "the run of a slot": (database) => runOf(database, SLOT),
  "the runs of a day": (database) => runsOn(database, "2026-08-20"),
  "the newest plan before a day": (database) => lastPlanBefore(database, "2026-08-06", "2026-08-20"),
  "the decisions of a slot": (database) => decisionsOf(database, SLOT),
  "the latest decisions of a strategy": (database) => latestDecisions(database, "strategy", 60),
  "the orders of a slot": (database) => ordersOf(database, SLOT),
  "the open orders of a slot": (database) => openOrdersOf(database, SLOT),
  "orders whose fate is not known": unresolvedOrders,
  "orders that are booked otherwise than they filled": ordersToCorrect,
  "which of the broker's orders are ours": (database) => ordersByBrokerId(database, ["an order"]),
  "that orders are booked": (database) => noteBooked(database, ["an order"]),
  "which activities were told": (database) => seenActivities(database, [ACTIVITY]),
  "the entries of some references": (database) => entriesOf(database, ["a reference"]),
  "the newest entry of the journal": lastSequence,
  "the entries of late facts": (database) => entriesSince(database, 1),
  "the entries about a symbol": (database) => entriesOfSymbol(database, "SPY", 1),
  "the facts that were noted lately": (database) => notedFactsSince(database, 1),
  "whether a fact is noted": (database) => isNoted(database, "a fact"),
  "the activities of late": (database) => activitiesSince(database, 1, 1),
  "the activities about a symbol": (database) => activitiesOfSymbol(database, "SPY", 1),
  "the orders that are booked": (database) => bookedOrdersSince(database, 1),
  "the booked orders of a symbol": (database) => bookedOrdersOfSymbol(database, "SPY", 1),
  "the orders of late": (database) => ordersIntendedSince(database, 1),
  "the orders that are not over": ordersNotOver,
};

/** How SQLite goes about each statement that a question comes to. */
function stepsOf(storage: DurableObjectStorage, ask: (database: AccountDatabase) => unknown): string[] {
  const steps: string[] = [];
  const sql = {
    exec(statement: string, ...values: unknown[]) {
      const plan = storage.sql.exec<{ detail: string }>(`EXPLAIN QUERY PLAN ${statement}`, ...values);
      for (const { detail } of plan) {
        steps.push(detail);
      }
      return storage.sql.exec(statement, ...values);
    },
  };
  // All that drizzle uses of a storage for one statement.
  ask(openDatabase({ sql } as unknown as DurableObjectStorage));
  return steps;
}

describe("an account of many years", () => {
  for (const [what, ask] of Object.entries(QUESTIONS)) {
    it(`finds ${what} without reading through a whole table`, async ({ expect }) => {
      const { user } = await openTradingDay(quietMarket({ SPY: 600 }));
      const steps = await runInDurableObject(await accountObjectOf(user), (_object, state) =>
        stepsOf(state.storage, ask),
      );
      expect(steps.length).toBeGreaterThan(0);
      expect(steps.filter((step) => step.startsWith("SCAN") && !step.includes(" INDEX "))).toEqual([]);
    });
  }
});
