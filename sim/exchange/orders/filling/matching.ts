/** Whether an order fills against a quote, at what price, and how much of it. */
import {
  QUANTITY_DECIMALS,
  ZERO,
  decimal,
  min,
  roundDown,
  toText,
} from "../../../../src/engine/money/decimal.ts";
import type { Decimal } from "../../../../src/engine/money/decimal.ts";
import type { Tape } from "../../market/prices.ts";
import { isWhole, remainingQty } from "../order.ts";
import type { Order } from "../order.ts";

const WHOLE_SHARES = 0;

/**
 * The price in dollars at which the order fills now, or `undefined` when the quote does not reach it. An order
 * that comes to the market takes the quote; a limit order that waited there is met at its own limit. A market
 * buy waits while the ask is above its collar.
 */
export function fillPrice(order: Order, tape: Tape): Decimal | undefined {
  if (!order.triggered || !isReached(order, priceWanted(order), tape)) return undefined;
  const quote = decimal(order.side === "buy" ? tape.ask : tape.bid);
  return order.rests && order.limitPrice !== null ? order.limitPrice : quote;
}

/**
 * The price of an auction in dollars, or `undefined` when the order asks for a better one: the official open for
 * orders on the open, the official close for orders on the close.
 */
export function auctionPrice(order: Order, tape: Tape): Decimal | undefined {
  const price = decimal(order.timeInForce === "opg" ? tape.row.open : tape.row.close);
  if (order.side === "buy") return price.gt(order.ceiling) ? undefined : price;
  return order.limitPrice?.gt(price) === true ? undefined : price;
}

/**
 * The price at which something happens to the order, as a float: the stop price until it is reached, then the
 * highest ask for a buy and the lowest bid for a sale. Quotes are floats of few decimals, so that comparing them
 * with this one is exact, and fast enough for every second.
 */
export function priceWanted(order: Order): number {
  if (!order.triggered && order.stopPrice !== null) return Number(toText(order.stopPrice));
  if (order.side === "buy") return Number(toText(order.ceiling));
  return order.limitPrice === null ? 0 : Number(toText(order.limitPrice));
}

/** Whether the market has come to an order that wants it at `wanted`; a stop looks at the last trade. */
export function isReached(order: Order, wanted: number, tape: Tape): boolean {
  if (!order.triggered) return order.side === "buy" ? tape.last >= wanted : tape.last <= wanted;
  return order.side === "buy" ? tape.ask <= wanted : tape.bid >= wanted;
}

/** Whether the day's prices can come near the order at all; when not, nobody needs to look every second. */
export function canReachToday(order: Order, wanted: number, tape: Tape): boolean {
  if (order.triggered && order.limitPrice === null) return true;
  const width = tape.ask - tape.bid;
  const { open, high, low } = tape.row;
  const wantsLow = (order.side === "buy") === order.triggered;
  return wantsLow ? wanted >= Math.min(open, low) - width : wanted <= Math.max(open, high) + width;
}

/** Shares to execute now and shares that stay open after it. */
export interface ExecutionSize {
  readonly qty: Decimal;
  readonly leavesQty: Decimal;
}

/** What bounds an execution, in shares: the shares there are to sell, and what the market offers now. */
export interface ExecutionBounds {
  readonly sellable: Decimal;
  /** `undefined` when the market takes any size. */
  readonly liquidity: Decimal | undefined;
}

/**
 * Shares to execute at a price in dollars now, of those left; the rest stays open. Fill or kill executes all or
 * nothing.
 */
export function executionSize(order: Order, price: Decimal, bounds: ExecutionBounds): ExecutionSize {
  const remaining = remainingQty(order, price);
  const left = order.side === "sell" ? min(remaining, bounds.sellable) : remaining;
  const decimals = isWhole(order) ? WHOLE_SHARES : QUANTITY_DECIMALS;
  const offered = bounds.liquidity === undefined ? left : min(left, roundDown(bounds.liquidity, decimals));
  const { partial } = order.behaviour;
  const part =
    partial === null || order.filledQty.gt(0) ? left : roundDown(left.times(partial.fraction), decimals);
  const qty = min(offered, part.gt(0) ? part : left);
  if (order.timeInForce === "fok" && qty.lt(left)) return { qty: ZERO, leavesQty: left };
  return { qty, leavesQty: left.minus(qty) };
}
