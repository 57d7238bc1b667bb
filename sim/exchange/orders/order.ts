/** An order as the exchange keeps it. */
import { ZERO, max, min, roundDown, roundHalfUp, roundUp } from "../../../src/engine/money/decimal.ts";
import type { Decimal } from "../../../src/engine/money/decimal.ts";
import { CASH_DECIMALS, QUANTITY_DECIMALS } from "../../../src/engine/money/decimal.ts";
import type { OrderBehaviour } from "./behaviour.ts";

export const SIDES = ["buy", "sell"] as const;
export const ORDER_TYPES = ["market", "limit", "stop", "stop_limit"] as const;
export const TIMES_IN_FORCE = ["day", "gtc", "ioc", "fok", "opg", "cls"] as const;
/** The statuses in which an order can still fill. */
const OPEN_STATUSES = [
  "accepted",
  "pending_new",
  "new",
  "partially_filled",
  "pending_cancel",
  "pending_replace",
] as const;
export const ORDER_STATUSES = [
  ...OPEN_STATUSES,
  "filled",
  "canceled",
  "expired",
  "rejected",
  "replaced",
] as const;

export type Side = (typeof SIDES)[number];
export type OrderType = (typeof ORDER_TYPES)[number];
export type TimeInForce = (typeof TIMES_IN_FORCE)[number];
export type OrderStatus = (typeof ORDER_STATUSES)[number];

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
  readonly stopPrice: Decimal | null;
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
  readonly behaviour: OrderBehaviour;
  /** Whether it closes a position by the request to do so, instead of by an order of the client's own. */
  readonly closesPosition: boolean;
  /** The order that it replaces. */
  readonly replaces: string | null;
  status: OrderStatus;
  updatedAt: number;
  filledAt: number | null;
  expiredAt: number | null;
  canceledAt: number | null;
  failedAt: number | null;
  replacedAt: number | null;
  replacedBy: string | null;
  /** Shares filled so far. */
  filledQty: Decimal;
  /** Their exact value in dollars at the prices they filled. */
  filledValue: Decimal;
  /** Dollars and whole cents that moved in or out of cash for them. */
  settled: Decimal;
  /** When it becomes `new`, is tried next, is rejected and is cancelled; `null` when that does not happen by itself. */
  acknowledgeAt: number | null;
  fillAt: number | null;
  rejectAt: number | null;
  cancelAt: number | null;
  /** While it waits to take over from the order that it replaces: when that happens. It binds nothing until then. */
  takesOverAt: number | null;
  /** Whether it has been in the market once without filling: from then on it waits there at its own limit. */
  rests: boolean;
  /** Whether the stop price was reached; true from the start for an order without one. */
  triggered: boolean;
  /** Whether nothing will trade with it any more although it is open: it never fills, or has filled its only part. */
  stalled: boolean;
}

const OPEN: ReadonlySet<OrderStatus> = new Set(OPEN_STATUSES);

/** Whether the order can still fill. */
export function isOpen(order: Order): boolean {
  return OPEN.has(order.status);
}

/** Whether the order is open and its own: not a replacement that still waits for the order before it. */
function binds(order: Order): boolean {
  return isOpen(order) && order.takesOverAt === null;
}

/** Whether its shares are whole. */
export function isWhole({ qty }: Pick<OrderTerms, "qty">): boolean {
  return qty?.eq(qty.round(0)) === true;
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
  if (order.side === "sell" || !binds(order)) return ZERO;
  const most =
    order.notional ?? order.filledValue.plus(remainingQty(order, order.ceiling).times(order.ceiling));
  return max(ZERO, roundUp(most, CASH_DECIMALS).minus(order.settled));
}

/** Shares that an open sell keeps back from other sales, of `held` shares in the position. */
export function heldFor(order: Order, held: Decimal): Decimal {
  if (order.side === "buy" || !binds(order)) return ZERO;
  const wanted = order.qty ?? order.setAside;
  return min(held, max(ZERO, wanted.minus(order.filledQty)));
}

/** Decimals of an average price in dollars. */
export const PRICE_DECIMALS = 6;

/** The average price of what has filled, in dollars to 6 decimals; `null` before the first fill. */
export function averagePrice(order: Order): Decimal | null {
  if (order.filledQty.eq(0)) return null;
  return roundHalfUp(order.filledValue.div(order.filledQty), PRICE_DECIMALS);
}
