/** How far the orders of a plan have come: all price attempts of one planned order together. */
import { type Decimal, decimal, sum } from "../../../engine/money/decimal.ts";
import type { Fill } from "../../../engine/rebalance/book.ts";
import type { PlannedOrder } from "../../../engine/rebalance/types.ts";
import type { OrderRow } from "../store/orders.ts";

/** The price attempts of a planned order, oldest first. */
export function attemptsOf(planned: PlannedOrder, orders: readonly OrderRow[]): OrderRow[] {
  return orders
    .filter(({ symbol, side }) => symbol === planned.symbol && side === planned.side)
    .toSorted((a, b) => a.attempt - b.attempt);
}

/** Shares that an order has filled. */
export function filledOf(order: OrderRow): Decimal {
  return decimal(order.filledQuantity);
}

/** Dollars that an order's fills came to. */
export function valueOf(order: OrderRow): Decimal {
  return filledOf(order).times(decimal(order.filledAveragePrice ?? 0));
}

/** What a planned order has come to so far. */
export function fillOf(planned: PlannedOrder, orders: readonly OrderRow[]): Fill {
  const attempts = attemptsOf(planned, orders);
  return {
    symbol: planned.symbol,
    side: planned.side,
    quantity: sum(attempts.map(filledOf)),
    value: sum(attempts.map(valueOf)),
    shares: planned.shares,
  };
}
