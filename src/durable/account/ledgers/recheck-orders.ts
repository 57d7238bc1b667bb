/** What the broker says now of our orders: of those that are not over, and of those of the last sessions. */
import type { Broker } from "../../../brokers/broker.ts";
import { decimal } from "../../../engine/money/decimal.ts";
import type { Clock } from "../../../platform/clock.ts";
import { NEVER_ARRIVED } from "../record/never-arrived.ts";
import { noteBrokerOrder } from "../record/note-broker-order.ts";
import type { AccountDatabase } from "../store/database.ts";
import {
  isSettled,
  ordersIntendedSince,
  type OrderRow,
  unresolvedOrders,
  updateOrder,
} from "../store/orders.ts";

/** Exchanges bust and correct trades within days: five sessions, with a weekend and a holiday in them, ms. */
export const SESSIONS_BACK = 8 * 24 * 3_600_000;
/** An order whose POST was not answered must have been absent from every answer for so long until it counts as such, ms. */
export const ABSENCE = 60_000;
/** Orders are asked for from this long before the first can have been sent, ms: more than any skew between two clocks. */
export const LOOK_BACK = 120_000;

export interface OrderPorts {
  readonly database: AccountDatabase;
  readonly broker: Broker;
  readonly clock: Clock;
}

/** An order of ours, as it was known and as it is known now. */
export interface ChangedOrder {
  readonly before: OrderRow;
  readonly after: OrderRow;
}

export interface Recheck {
  /** Whether the list of orders was answered. */
  readonly isAnswered: boolean;
  /** Orders that were over, and of which something else is filled than was known. */
  readonly corrected: readonly ChangedOrder[];
  /** Whether the broker told of an order of which it had not been known what became of it. */
  readonly isResolved: boolean;
}

function changedFill({ before, after }: ChangedOrder): boolean {
  if (!decimal(before.filledQuantity).eq(after.filledQuantity)) return true;
  const [ours, theirs] = [before.filledAveragePrice, after.filledAveragePrice];
  return decimal(after.filledQuantity).gt(0) && ours !== null && theirs !== null && !decimal(ours).eq(theirs);
}

/** Asks for an order by its client id. One that the broker once knew is not gone because it says so. */
async function lookUp(
  { database, broker, clock }: OrderPorts,
  order: OrderRow,
  isListed: boolean,
): Promise<boolean> {
  const found = await broker.orderByClientId(order.clientOrderId);
  if (found.kind !== "confirmed") return false;
  if (found.value) {
    noteBrokerOrder(database, order, found.value);
    return true;
  }
  const isAbsent = isListed && order.brokerOrderId === null;
  if (isAbsent && order.absentSince === null) {
    updateOrder(database, order.clientOrderId, { absentSince: clock.now() });
  }
  return false;
}

/**
 * Reads what the broker says of the orders since five sessions and of those that are not over, and writes it down. What a
 * list does not have, it does not speak of.
 */
export async function recheckOrders(ports: OrderPorts): Promise<Recheck> {
  const { database, broker, clock } = ports;
  const unresolved = unresolvedOrders(database);
  const recent = ordersIntendedSince(database, clock.now() - SESSIONS_BACK).filter(
    ({ state, errorCode }) => state === "closed" || errorCode === NEVER_ARRIVED,
  );
  const rows = [...unresolved, ...recent];
  if (rows.length === 0) return { isAnswered: true, corrected: [], isResolved: false };
  const listed = await broker.ordersSince(Math.min(...rows.map(({ intendedAt }) => intendedAt)) - LOOK_BACK);
  const { orders, doubtful } = listed.kind === "confirmed" ? listed.value : { orders: [], doubtful: [] };
  const byClientId = new Map(orders.map((order) => [order.clientOrderId, order]));
  const inDoubt = new Set(doubtful.map(({ clientOrderId }) => clientOrderId));
  const corrected: ChangedOrder[] = [];
  let isResolved = false;
  for (const before of rows) {
    const order = byClientId.get(before.clientOrderId);
    if (order) {
      const after = noteBrokerOrder(database, before, order);
      if (isSettled(before) && changedFill({ before, after })) corrected.push({ before, after });
      isResolved ||= !isSettled(before);
    } else if (!isSettled(before) && before.state !== "intended") {
      const isListed = listed.kind === "confirmed" && !inDoubt.has(before.clientOrderId);
      isResolved = (await lookUp(ports, before, isListed)) || isResolved;
    }
  }
  return { isAnswered: listed.kind === "confirmed", corrected, isResolved };
}
