/** How far the orders of a plan have come: all price attempts of one planned order together. */
import { type Decimal, decimal, sum, ZERO } from "../../../engine/money/decimal.ts";
import { book, divideFill, type Fill, type FillShare } from "../../../engine/rebalance/book.ts";
import { remainder } from "../../../engine/rebalance/fund.ts";
import type { Cross, Ledger, PlannedOrder } from "../../../engine/rebalance/types.ts";
import type { OrderRow } from "../store/orders.ts";
import type { RunPlan } from "./plan-document.ts";
import { readShares } from "./shares.ts";

/** The price attempts of a planned order, oldest first. */
export function attemptsOf(planned: PlannedOrder, orders: readonly OrderRow[]): OrderRow[] {
  return orders
    .filter(({ symbol, side }) => symbol === planned.symbol && side === planned.side)
    .toSorted((a, b) => a.attempt - b.attempt);
}

/** What an order has filled, with the shares of its own attempt; undefined when nothing. */
export function fillOf(order: OrderRow): Fill | undefined {
  const quantity = decimal(order.filledQuantity);
  if (quantity.eq(0)) return undefined;
  const value = quantity.times(decimal(order.filledAveragePrice ?? 0));
  const { symbol, side } = order;
  return { symbol, side, quantity, value, shares: readShares(order.sharesJson) };
}

/** The fills of orders that have any. */
export function fillsOf(orders: readonly OrderRow[]): Fill[] {
  return orders.flatMap((order) => fillOf(order) ?? []);
}

/** The ledgers of a run as they stand: with the crosses that were made, and with what has been filled so far. */
export function ledgersNow(plan: RunPlan, crosses: readonly Cross[], orders: readonly OrderRow[]): Ledger[] {
  return book(plan.ledgers, crosses, fillsOf(orders));
}

/** Who has got what of a planned order, part by part over its attempts. */
function partsOf(planned: PlannedOrder, orders: readonly OrderRow[]): FillShare[] {
  return fillsOf(attemptsOf(planned, orders)).flatMap(divideFill);
}

/** Shares of a planned order that have been filled. */
export function filledQuantity(planned: PlannedOrder, orders: readonly OrderRow[]): Decimal {
  return sum(fillsOf(attemptsOf(planned, orders)).map(({ quantity }) => quantity));
}

/** What one strategy has got of a planned order: shares, and dollars paid or received. */
export function filledFor(
  strategyId: string,
  planned: PlannedOrder,
  orders: readonly OrderRow[],
): Omit<FillShare, "strategyId"> {
  const parts = partsOf(planned, orders).filter((part) => part.strategyId === strategyId);
  return {
    quantity: sum(parts.map(({ quantity }) => quantity)),
    value: sum(parts.map(({ value }) => value)),
  };
}

/** What the strategies of a planned order still want of it. */
export function remainderOf(planned: PlannedOrder, orders: readonly OrderRow[]): PlannedOrder {
  const got = new Map<string, Decimal>();
  for (const part of partsOf(planned, orders)) {
    got.set(part.strategyId, (got.get(part.strategyId) ?? ZERO).plus(part.quantity));
  }
  return remainder(planned, got);
}
