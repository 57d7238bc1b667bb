/** An order whose outcome is unknown is neither sent nor unsent until it was looked up: in the end all are. */
import { decimal } from "../../../src/engine/money/decimal.ts";
import type { Facts } from "./facts.ts";

/** What speaks against it, a line each. */
export function nothingUnresolved({ orders, ours }: Facts): string[] {
  const atBroker = new Map(ours.map((order) => [order.client_order_id, order]));
  return orders.flatMap(({ clientOrderId, state, errorCode }) => {
    if (state === "rejected") {
      const order = atBroker.get(clientOrderId);
      if (!order || decimal(order.filled_qty).eq(0)) return [];
      return [`${clientOrderId} counts as rejected (${errorCode}), and the broker filled it`];
    }
    return state === "closed" ? [] : [`${clientOrderId} is still ${state}`];
  });
}
