/** Sending orders so that none is sent twice, whatever crashes. */
import type { BrokerOrder, OrderRequest, Outcome } from "../../../brokers/broker.ts";
import { decimal, toText } from "../../../engine/money/decimal.ts";
import type { AccountDatabase } from "../store/database.ts";
import { type OrderRow, updateOrder } from "../store/orders.ts";
import type { RunContext } from "./context.ts";
import { addReasons } from "./reasons.ts";

function requestOf(order: OrderRow): OrderRequest {
  return {
    clientOrderId: order.clientOrderId,
    symbol: order.symbol,
    side: order.side,
    type: order.type,
    quantity: decimal(order.quantity),
    limitPrice: order.limitPrice === null ? null : decimal(order.limitPrice),
  };
}

/** Notes what the broker says of an order. Fills are booked from `filledQuantity`, never from a status alone. */
export function noteBrokerOrder(database: AccountDatabase, known: OrderRow, order: BrokerOrder): void {
  const news = {
    state: order.isTerminal ? ("closed" as const) : ("working" as const),
    brokerStatus: order.status,
    brokerOrderId: order.id,
    filledQuantity: toText(order.filledQuantity),
    filledAveragePrice: order.filledAveragePrice && toText(order.filledAveragePrice),
  };
  const isNews =
    known.state !== news.state ||
    known.brokerStatus !== news.brokerStatus ||
    known.filledQuantity !== news.filledQuantity ||
    known.filledAveragePrice !== news.filledAveragePrice;
  if (isNews) updateOrder(database, known.clientOrderId, news);
  if (order.status === "rejected") {
    const message = `the broker took the order for ${known.symbol} and rejected it later`;
    addReasons(database, known.slot, [{ code: "order_rejected", symbol: known.symbol, message }]);
  }
  if (order.status === "replaced") {
    const message = `the order for ${known.symbol} was replaced by hand: what it asked for is left to that one`;
    addReasons(database, known.slot, [{ code: "order_replaced", symbol: known.symbol, message }]);
  }
}

function noteOutcome(context: RunContext, order: OrderRow, outcome: Outcome<BrokerOrder>): void {
  switch (outcome.kind) {
    case "confirmed":
      noteBrokerOrder(context.database, order, outcome.value);
      return;
    case "rejected":
      updateOrder(context.database, order.clientOrderId, {
        state: "rejected",
        errorCode: outcome.code,
        errorMessage: outcome.message,
      });
      addReasons(context.database, order.slot, [
        { code: "order_rejected", symbol: order.symbol, message: `${order.symbol}: ${outcome.message}` },
      ]);
      return;
    case "unknown":
      updateOrder(context.database, order.clientOrderId, { errorMessage: outcome.message });
  }
}

/**
 * POSTs an order whose intent is stored. The state goes to `unknown` before the request leaves: the platform holds
 * the request back until that write is durable, so that after a crash at any instant an `intended` order was
 * surely never sent, and an `unknown` one is looked up before anything else.
 */
export async function sendOrder(context: RunContext, order: OrderRow): Promise<void> {
  updateOrder(context.database, order.clientOrderId, { state: "unknown", sentAt: context.clock.now() });
  noteOutcome(context, order, await context.broker.place(requestOf(order)));
}

/** How long an order may be invisible at the broker after its POST before it counts as never arrived, ms. */
const ARRIVAL_GRACE = 5_000;

/**
 * Finds out what became of an order whose answer was lost. Found: noted. Not there after a grace period: sent
 * again under the same id, which the broker takes only once, while it may be sent; given up when the session is over, because
 * until then it may still arrive and fill.
 */
export async function resolveUnknown(
  context: RunContext,
  order: OrderRow,
  { maySend, isOver }: { readonly maySend: boolean; readonly isOver: boolean },
): Promise<void> {
  const found = await context.broker.orderByClientId(order.clientOrderId);
  if (found.kind !== "confirmed") return;
  if (found.value) {
    noteBrokerOrder(context.database, order, found.value);
    return;
  }
  if (context.clock.now() - (order.sentAt ?? 0) < ARRIVAL_GRACE) return;
  if (maySend) {
    await sendOrder(context, order);
    return;
  }
  if (!isOver) return;
  const message = `the order for ${order.symbol} never reached the broker`;
  updateOrder(context.database, order.clientOrderId, { state: "rejected", errorCode: "never_arrived" });
  addReasons(context.database, order.slot, [{ code: "never_arrived", symbol: order.symbol, message }]);
}
