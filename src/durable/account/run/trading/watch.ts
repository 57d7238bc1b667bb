/** Looking after the orders of a run that are not settled yet. */
import type { Slot } from "../../../../engine/calendar/slots.ts";
import { maySend } from "../../../../engine/execution/timetable.ts";
import { inParallel } from "../../../../platform/in-parallel.ts";
import { LOOK_BACK } from "../../ledgers/recheck-orders.ts";
import { openOrdersOf, type OrderRow, updateOrder } from "../../store/orders.ts";
import type { RunRow } from "../../store/runs.ts";
import { switchesOf } from "../../store/settings.ts";
import { brokerNow, slotOfRun, type RunContext } from "../../record/context.ts";
import { addReasons } from "../../record/reasons.ts";
import { noteBrokerOrder } from "../../record/note-broker-order.ts";
import { resolveUnknown, sendOrder } from "./send.ts";

/** Why no order of a side may leave now, or null. */
function sendingObstacle(
  context: RunContext,
  run: RunRow,
  slot: Slot,
  side: OrderRow["side"],
): "too_late" | "halted" | null {
  const state = switchesOf(context.database);
  if (state === "HALTED" || (state === "REDUCING" && side === "buy")) return "halted";
  return maySend(slot, brokerNow(context, run)) ? null : "too_late";
}

function noteNotSent(
  { database }: RunContext,
  { clientOrderId, slot, symbol }: OrderRow,
  code: "too_late" | "halted",
): void {
  updateOrder(database, clientOrderId, { state: "rejected", errorCode: code });
  const message =
    code === "halted"
      ? `trading was stopped before the order for ${symbol} was sent`
      : `no time was left to send the order for ${symbol}`;
  addReasons(database, slot, [{ code, symbol, message }]);
}

/**
 * Sends what is intended, looks up what is unknown, and reads the rest with one request for all. Answers the
 * orders that are still open afterwards.
 */
export async function refreshOrders(context: RunContext, run: RunRow): Promise<OrderRow[]> {
  const slot = slotOfRun(run);
  const before = openOrdersOf(context.database, run.slot);
  const intended = before.filter(({ state }) => state === "intended");
  // Asked anew for each: somebody may stop the trading while the ones before it are on their way.
  await inParallel(intended, async (order) => {
    const obstacle = sendingObstacle(context, run, slot, order.side);
    if (obstacle) noteNotSent(context, order, obstacle);
    else await sendOrder(context, order);
  });
  const open = intended.length > 0 ? openOrdersOf(context.database, run.slot) : before;
  if (open.length === 0) return [];
  const listed = await context.broker.ordersSince(run.claimedAt + (run.clockSkew ?? 0) - LOOK_BACK);
  if (listed.kind === "confirmed") {
    const byId = new Map(listed.value.orders.map((order) => [order.clientOrderId, order]));
    const inDoubt = new Set(listed.value.doubtful.map(({ clientOrderId }) => clientOrderId));
    for (const order of open) {
      const seen = byId.get(order.clientOrderId);
      if (seen) noteBrokerOrder(context.database, order, seen);
      else if (order.state === "unknown" && !inDoubt.has(order.clientOrderId)) {
        await resolveUnknown(context, order, {
          maySend: sendingObstacle(context, run, slot, order.side) === null,
          isOver: brokerNow(context, run) >= slot.session.close,
        });
      }
    }
  }
  return openOrdersOf(context.database, run.slot);
}

/** A cancel that has no effect for so long is asked for again, ms. */
const CANCEL_AGAIN_AFTER = 5_000;

/** Asks for the cancel of open orders; they stay open until the broker says otherwise. */
export async function cancelOrders(context: RunContext, orders: readonly OrderRow[]): Promise<void> {
  await inParallel(orders, async ({ brokerOrderId, brokerStatus, cancelRequestedAt, clientOrderId }) => {
    const now = context.clock.now();
    const isOnItsWay = cancelRequestedAt !== null && now < cancelRequestedAt + CANCEL_AGAIN_AFTER;
    if (brokerOrderId === null || brokerStatus === "pending_cancel" || isOnItsWay) return;
    const outcome = await context.broker.cancel(brokerOrderId);
    const isTooMuch = outcome.kind === "unknown" && outcome.retryAt !== undefined;
    if (outcome.kind !== "confirmed" && !isTooMuch) return;
    updateOrder(context.database, clientOrderId, { cancelRequestedAt: context.clock.now() });
  });
}
