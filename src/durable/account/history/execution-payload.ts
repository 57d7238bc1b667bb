/** What the account object knows of one strategy's part of a run, for the API to put beside the history row. */
import { utcTimestamp } from "../../../engine/calendar/new-york.ts";
import { crossReference } from "../../../engine/ledger/replay/trades.ts";
import { toText } from "../../../engine/money/decimal.ts";
import type { Cross } from "../../../engine/rebalance/types.ts";
import type { ExecutionPayload } from "../../../contract/execution-payload.ts";
import { readArrivals } from "../record/arrival.ts";
import { readCrosses, readPlan, type RunPlan } from "../record/plan-document.ts";
import { readReasons } from "../record/reasons.ts";
import { readShares } from "../record/shares.ts";
import type { AccountDatabase } from "../store/database.ts";
import { entriesOf, type LedgerEntryRow } from "../store/ledgers.ts";
import { type OrderRow, ordersOf } from "../store/orders.ts";
import {
  type DecisionGrounds,
  type DecisionRow,
  decisionsOf,
  groundsOf,
  type RunRow,
  runOf,
} from "../store/runs.ts";

const instant = (at: number | null) => (at === null ? null : utcTimestamp(at));

const presentShares = (shares: RunPlan["orders"][number]["shares"]) =>
  shares.map(({ strategyId, quantity }) => ({ strategyId, quantity: toText(quantity) }));

const presentCross = ({ quantity, price, ...rest }: Cross) => ({
  ...rest,
  quantity: toText(quantity),
  price: toText(price),
});

function presentRun(run: RunRow): ExecutionPayload["run"] {
  const { state, outcome, trigger, clockSkew, equityBefore, equityAfter } = run;
  return {
    state,
    outcome,
    trigger,
    claimedAt: utcTimestamp(run.claimedAt),
    reportedAt: instant(run.reportedAt),
    clockSkew,
    equityBefore,
    equityAfter,
    reasons: readReasons(run.reasonsJson),
  };
}

function presentDecision(
  { heldReason, badDataPolicy }: DecisionRow,
  { traceJson, historiesJson }: DecisionGrounds,
): NonNullable<ExecutionPayload["decision"]> {
  return {
    trace: traceJson === null ? null : JSON.parse(traceJson),
    heldBecause: heldReason,
    badDataPolicy,
    histories: historiesJson === null ? null : JSON.parse(historiesJson),
  };
}

function presentPlan({ orders, crosses, skips }: RunPlan): NonNullable<ExecutionPayload["plan"]> {
  return {
    orders: orders.map(({ symbol, side, quantity, reason, shares }) => ({
      symbol,
      side,
      quantity: toText(quantity),
      reason,
      shares: presentShares(shares),
    })),
    crosses: crosses.map(presentCross),
    leftOut: [...skips],
  };
}

function presentOrder(order: OrderRow): ExecutionPayload["orders"][number] {
  const { clientOrderId, symbol, side, attempt, type, quantity, limitPrice, reason } = order;
  const { state, brokerStatus, filledQuantity, filledAveragePrice, errorCode, errorMessage } = order;
  return {
    clientOrderId,
    orderId: order.brokerOrderId,
    symbol,
    side,
    attempt,
    type,
    quantity,
    limitPrice,
    reason,
    shares: presentShares(readShares(order.sharesJson)),
    state,
    brokerStatus,
    filledQuantity,
    filledAveragePrice,
    intendedAt: utcTimestamp(order.intendedAt),
    sentAt: instant(order.sentAt),
    cancelRequestedAt: instant(order.cancelRequestedAt),
    errorCode,
    errorMessage,
  };
}

function presentEntry({ strategyId, kind, symbol, quantity, cash, cost, reference, at }: LedgerEntryRow) {
  return { strategyId, kind, symbol, quantity, cash, cost, reference, at: utcTimestamp(at) };
}

/** The payload of a slot for one of its strategies; null when the object has no such run. */
export function executionPayload(
  database: AccountDatabase,
  slot: string,
  strategyId: string,
): ExecutionPayload | null {
  const run = runOf(database, slot);
  if (!run) return null;
  const decision = decisionsOf(database, slot).find((row) => row.strategyId === strategyId);
  const orders = ordersOf(database, slot);
  const crosses = readCrosses(run.crossesJson);
  const references = [
    ...orders.map(({ clientOrderId }) => clientOrderId),
    ...crosses.map((_cross, index) => crossReference(slot, index)),
  ];
  return {
    run: presentRun(run),
    decision: decision ? presentDecision(decision, groundsOf(database, slot, strategyId)) : null,
    plan: run.planJson === null ? null : presentPlan(readPlan(run.planJson)),
    orders: orders.map(presentOrder),
    arrivals: readArrivals(run),
    crosses: crosses.map(presentCross),
    ledgerEntries: entriesOf(database, references).map(presentEntry),
  };
}
