/** Books an execution: cash, position, order and activity change together. */
import { CASH_DECIMALS, roundHalfUp } from "../../../src/engine/money/decimal.ts";
import type { Decimal } from "../../../src/engine/money/decimal.ts";
import type { Order } from "../orders/order.ts";
import type { Account } from "./account.ts";
import { bought, sold } from "./position.ts";

export interface Execution {
  readonly id: string;
  /** Shares, and the price of one in dollars. */
  readonly qty: Decimal;
  readonly price: Decimal;
  /** Shares of the order that stay unfilled after it. */
  readonly leavesQty: Decimal;
  /** Epoch ms. */
  readonly at: number;
}

/**
 * Books one execution of an order. Cash moves in whole cents: an order has always moved the value of all its
 * executions so far, rounded half up, so that many small ones cost no more than one large one. The order is
 * `filled` when nothing is left; otherwise it is `partially_filled`, unless a cancel is under way.
 */
export function bookExecution(account: Account, order: Order, execution: Execution): void {
  const { id, qty, price, leavesQty, at } = execution;
  const completes = leavesQty.eq(0);
  order.filledQty = order.filledQty.plus(qty);
  order.filledValue = order.filledValue.plus(qty.times(price));
  const settled = roundHalfUp(order.filledValue, CASH_DECIMALS);
  const moved = settled.minus(order.settled);
  order.settled = settled;
  order.updatedAt = at;
  if (completes) {
    order.status = "filled";
    order.filledAt = at;
  } else if (order.status !== "pending_cancel") {
    order.status = "partially_filled";
  }

  const { symbol, side } = order;
  const held = account.positions.get(symbol);
  if (side === "buy") {
    account.cash = account.cash.minus(moved);
    account.positions.set(symbol, bought(held, symbol, qty, price));
  } else {
    if (!held) throw new RangeError(`sold ${symbol} without a position`);
    const left = sold(held, qty);
    account.cash = account.cash.plus(moved);
    if (left) account.positions.set(symbol, left);
    else account.positions.delete(symbol);
  }
  account.fills.push({
    id,
    orderId: order.id,
    symbol,
    side,
    qty,
    price,
    cumulativeQty: order.filledQty,
    leavesQty,
    at,
    completes,
  });
  account.keepBooks(at);
}
