/** Sending orders so that none is sent twice, whatever crashes. */
import { POLL_INTERVAL } from "../../../../engine/execution/timetable.ts";
import { ABSENCE } from "../../ledgers/recheck-orders.ts";
import { mayBeDoneBy } from "../../../../engine/ledger/doubt/doubt.ts";
import { doubtAfter } from "../../../../engine/ledger/doubt/explains-more.ts";
import { doubtNow } from "../../ledgers/doubt-now.ts";
import { unbookedEffect, unheard } from "../../ledgers/facts-known.ts";
import { brokerPrices, readAccount } from "../../ledgers/read-account.ts";
import { noteNeverArrived } from "../../record/never-arrived.ts";
import type { BrokerOrder, OrderRequest, Outcome } from "../../../../brokers/broker.ts";
import { decimal } from "../../../../engine/money/decimal.ts";
import { shortened } from "../../../../platform/row-size.ts";
import { ordersOf, type OrderRow, updateOrder } from "../../store/orders.ts";
import type { RunContext } from "../../record/context.ts";
import { noteBrokerOrder } from "../../record/note-broker-order.ts";
import { addReasons } from "../../record/reasons.ts";
import { tellOrderInTheWay } from "./order-in-the-way.ts";

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

async function noteOutcome(
  context: RunContext,
  order: OrderRow,
  outcome: Outcome<BrokerOrder>,
): Promise<void> {
  switch (outcome.kind) {
    case "confirmed":
      noteBrokerOrder(context.database, order, outcome.value);
      return;
    case "rejected":
      updateOrder(context.database, order.clientOrderId, {
        state: "rejected",
        errorCode: outcome.code,
        errorMessage: shortened(outcome.message),
      });
      if (outcome.code === "opposite_order") return tellOrderInTheWay(context, order, outcome);
      addReasons(context.database, order.slot, [
        { code: "order_rejected", symbol: order.symbol, message: `${order.symbol}: ${outcome.message}` },
      ]);
      return;
    case "unknown":
      updateOrder(context.database, order.clientOrderId, {
        errorMessage: shortened(outcome.message),
        // It is still to be sent.
        ...(outcome.isUnsent ? { state: "intended", sentAt: null } : {}),
      });
  }
}

/**
 * POSTs an order whose intent is stored. The state goes to `unknown` before the request leaves: the platform holds
 * the request back until that write is durable, so that after a crash at any instant an `intended` order was
 * surely never sent, and an `unknown` one is looked up before anything else.
 */
export async function sendOrder(context: RunContext, order: OrderRow): Promise<void> {
  const sentAt = context.clock.now();
  updateOrder(context.database, order.clientOrderId, { state: "unknown", sentAt, absentSince: null });
  await noteOutcome(context, order, await context.broker.place(requestOf(order)));
}

/** Whether what the account has, but for what this run has done to it, is without a trace of an order; false where nobody tells. */
async function leftNoTrace({ database, broker }: RunContext, order: OrderRow): Promise<boolean> {
  const state = await readAccount(broker);
  if (!state) return false;
  const doubt = ordersOf(database, order.slot)
    .map(unbookedEffect)
    .reduce(doubtAfter, doubtNow(database, state));
  return !mayBeDoneBy(doubt, unheard(order, brokerPrices(state.positions.held)));
}

/** How long an order may be invisible at the broker after its POST before it counts as never arrived, ms. */
const ARRIVAL_GRACE = 5_000;

/**
 * Finds out what became of an order whose answer was lost, and which the list of orders does not have. Found: noted. Not
 * there after a grace period: sent again under the same id while it may be sent, where the broker takes an id only once. A
 * broker that takes an id again would make a second order of it: there it is looked for and never sent again, and what
 * became of it is left open for its owner to say. When the session is over, it was not there for a minute, and nothing is in
 * doubt that would be its doing, it never arrived.
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
  const now = context.clock.now();
  const absentSince = order.absentSince ?? now;
  if (order.absentSince === null) updateOrder(context.database, order.clientOrderId, { absentSince });
  if (now - (order.sentAt ?? 0) < ARRIVAL_GRACE || !context.broker.capabilities.uniqueClientId) return;
  if (maySend) {
    await sendOrder(context, order);
    return;
  }
  const absent = now - absentSince;
  // It takes two requests: twice a minute is enough.
  const isDue = absent >= ABSENCE && absent % (ABSENCE / 2) < 2 * POLL_INTERVAL;
  if (isOver && isDue && (await leftNoTrace(context, order))) noteNeverArrived(context.database, order);
}
