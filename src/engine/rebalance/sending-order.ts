/** In which order the orders of a plan are sent. */
import { type Prices, priceOf } from "./sizing.ts";
import type { PlannedOrder } from "./types.ts";

/** Sells free the cash that buys need, and what leaves altogether is not to be left behind. */
const rankOf = ({ side, reason }: PlannedOrder) => (side === "buy" ? 2 : reason === "exit" ? 0 : 1);

/**
 * Exits, then other sells, then buys; within each what is worth most first, at `prices` (dollars), and in the order
 * given where that is equal. Should time run out, the least is left undone.
 */
export function sendingOrder(orders: readonly PlannedOrder[], prices: Prices): PlannedOrder[] {
  return orders
    .map((order) => ({ order, value: order.quantity.times(priceOf(prices, order.symbol)) }))
    .toSorted((a, b) => rankOf(a.order) - rankOf(b.order) || b.value.cmp(a.value))
    .map(({ order }) => order);
}
