/** Looking after the orders of a run that are not settled yet. */
import { maySend } from "../../../engine/execution/timetable.ts";
import { openOrdersOf, type OrderRow, updateOrder } from "../store/orders.ts";
import type { RunRow } from "../store/runs.ts";
import { brokerNow, slotOfRun, type RunContext } from "./context.ts";
import { addReasons } from "./reasons.ts";
import { noteBrokerOrder, resolveUnknown, sendOrder } from "./send.ts";

/** Orders are asked for from this long before the run was claimed, ms: more than any skew between two clocks. */
const LOOK_BACK = 120_000;

/**
 * Sends what is intended, looks up what is unknown, and reads the rest with one request for all. Answers the
 * orders that are still open afterwards.
 */
export async function refreshOrders(context: RunContext, run: RunRow): Promise<OrderRow[]> {
  const slot = slotOfRun(run);
  const sendable = maySend(slot, brokerNow(context, run));
  for (const order of openOrdersOf(context.database, run.slot)) {
    if (order.state !== "intended") continue;
    if (sendable) {
      await sendOrder(context, order);
      continue;
    }
    updateOrder(context.database, order.clientOrderId, { state: "rejected", errorCode: "too_late" });
    const message = `no time was left to send the order for ${order.symbol}`;
    addReasons(context.database, run.slot, [{ code: "too_late", symbol: order.symbol, message }]);
  }
  const open = openOrdersOf(context.database, run.slot);
  if (open.length === 0) return [];
  const listed = await context.broker.ordersSince(run.claimedAt + (run.clockSkew ?? 0) - LOOK_BACK);
  if (listed.kind === "confirmed") {
    const byId = new Map(listed.value.map((order) => [order.clientOrderId, order]));
    for (const order of open) {
      const seen = byId.get(order.clientOrderId);
      if (seen) noteBrokerOrder(context, order, seen);
      else if (order.state === "unknown") await resolveUnknown(context, order, sendable);
    }
  }
  return openOrdersOf(context.database, run.slot);
}

/** Asks for the cancel of open orders, once each; they stay open until the broker says otherwise. */
export async function cancelOrders(context: RunContext, orders: readonly OrderRow[]): Promise<void> {
  for (const order of orders) {
    if (order.brokerOrderId === null || order.cancelRequestedAt !== null) continue;
    const outcome = await context.broker.cancel(order.brokerOrderId);
    if (outcome.kind === "unknown") continue;
    updateOrder(context.database, order.clientOrderId, { cancelRequestedAt: context.clock.now() });
  }
}
