/** An order as the exchange keeps it. */
import { ZERO, decimal, max, min, roundDown, roundUp } from "../../../src/engine/money/decimal.ts";
import type { Decimal } from "../../../src/engine/money/decimal.ts";
import { CASH_DECIMALS, QUANTITY_DECIMALS } from "../../../src/engine/money/decimal.ts";

export type Side = "buy" | "sell";
export type OrderType = "market" | "limit";
export type TimeInForce = "day" | "gtc";
export type OrderStatus =
  | "accepted"
  | "pending_new"
  | "new"
  | "partially_filled"
  | "pending_cancel"
  | "filled"
  | "canceled"
  | "expired";

/** What the client asked for, after every check. Exactly one of `qty` (shares) and `notional` (dollars) is given. */
export interface OrderTerms {
  readonly clientOrderId: string;
  readonly symbol: string;
  readonly side: Side;
  readonly type: OrderType;
  readonly timeInForce: TimeInForce;
  readonly orderClass: "" | "simple";
  readonly qty: Decimal | null;
  readonly notional: Decimal | null;
  readonly limitPrice: Decimal | null;
}

export interface Order extends OrderTerms {
  readonly id: string;
  /** Counts the orders of the account from 0, in order of submission. */
  readonly sequence: number;
  /** Instants are epoch ms. */
  readonly submittedAt: number;
  readonly expiresAt: number;
  /** Most that a share may cost a buyer in dollars: his limit, or the collar of a market order. Reserves build on it. */
  readonly ceiling: Decimal;
  /** Shares that a sale by dollars keeps back from other sales. */
  readonly setAside: Decimal;
  status: OrderStatus;
  updatedAt: number;
  filledAt: number | null;
  expiredAt: number | null;
  canceledAt: number | null;
  /** Shares filled so far. */
  filledQty: Decimal;
  /** Their exact value in dollars at the prices they filled. */
  filledValue: Decimal;
  /** Dollars and whole cents that moved in or out of cash for them. */
  settled: Decimal;
  /** When it becomes `new`, is tried next, and is cancelled; `null` when that is not going to happen by itself. */
  acknowledgeAt: number | null;
  fillAt: number | null;
  cancelAt: number | null;
  /** Whether it has been in the market once without filling: from then on it waits there at its own limit. */
  rests: boolean;
}

const OPEN: ReadonlySet<OrderStatus> = new Set([
  "accepted",
  "pending_new",
  "new",
  "partially_filled",
  "pending_cancel",
]);

/** Whether the order can still fill. */
export function isOpen(order: Order): boolean {
  return OPEN.has(order.status);
}

/** Shares left to fill at a price in dollars, up to 9 decimals; for an order by dollars, what the rest of them buys. */
export function remainingQty(order: Order, price: Decimal): Decimal {
  if (order.qty !== null) return order.qty.minus(order.filledQty);
  const left = (order.notional ?? ZERO).minus(order.filledValue);
  return max(ZERO, roundDown(left.div(price), QUANTITY_DECIMALS));
}

/**
 * Dollars of cash that an open buy keeps back: enough for all that is left to fill at its ceiling. Together with
 * what it has already paid it never exceeds the reserve it began with, to the cent.
 */
export function reserveOf(order: Order): Decimal {
  if (order.side === "sell" || !isOpen(order)) return ZERO;
  const most =
    order.notional ?? order.filledValue.plus(remainingQty(order, order.ceiling).times(order.ceiling));
  return max(ZERO, roundUp(most, CASH_DECIMALS).minus(order.settled));
}

/** Shares that an open sell keeps back from other sales, of `held` shares in the position. */
export function heldFor(order: Order, held: Decimal): Decimal {
  if (order.side === "buy" || !isOpen(order)) return ZERO;
  const wanted = order.qty ?? order.setAside;
  return min(held, max(ZERO, wanted.minus(order.filledQty)));
}

/** The average price of what has filled, in dollars to 9 decimals; `null` before the first fill. */
export function averagePrice(order: Order): Decimal | null {
  if (order.filledQty.eq(0)) return null;
  return decimal(order.filledValue.div(order.filledQty).toFixed(9));
}
