/** No order is sent twice: whatever crashes, whatever repeats. */
import { decimal, sum, toText } from "../../../src/engine/money/decimal.ts";
import { type Facts, plannedOrders } from "./facts.ts";

/** What speaks against it, a line each. */
export function noOrderTwice(facts: Facts): string[] {
  const known = new Set(facts.orders.map(({ clientOrderId }) => clientOrderId));
  const unknown = facts.ours.filter(({ client_order_id: id }) => !known.has(id));
  const ids = facts.ours.map(({ client_order_id: id }) => id);
  const repeated = ids.filter((id, index) => ids.indexOf(id) !== index);
  const filledAtBroker = new Map(
    facts.ours.map(({ client_order_id: id, filled_qty: filled }) => [id, decimal(filled)]),
  );
  const exceeded = plannedOrders(facts).flatMap(({ run, order, attempts }) => {
    const filled = sum(attempts.map(({ clientOrderId }) => filledAtBroker.get(clientOrderId) ?? decimal(0)));
    const wanted = order.quantity;
    if (filled.lte(wanted)) return [];
    const what = `${order.side} ${toText(wanted)} ${order.symbol} of ${run.slot}`;
    return [`${what} was filled with ${toText(filled)} shares`];
  });
  return [
    ...unknown.map(({ client_order_id: id }) => `the broker has ${id}, which was never written down`),
    ...repeated.map((id) => `the broker has ${id} more than once`),
    ...exceeded,
  ];
}
