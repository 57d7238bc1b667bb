/** Whether an order fills against a quote, at what price, and how much of it. */
import {
  QUANTITY_DECIMALS,
  ZERO,
  decimal,
  min,
  roundDown,
  toText,
} from "../../../src/engine/money/decimal.ts";
import type { Decimal } from "../../../src/engine/money/decimal.ts";
import type { Tape } from "../market/prices.ts";
import type { FillOptions } from "./fill-options.ts";
import { remainingQty } from "./order.ts";
import type { Order } from "./order.ts";

const WHOLE_SHARES = 0;

/**
 * The price in dollars at which the order fills now, or `undefined` when the quote does not reach it. An order
 * that comes to the market takes the quote; a limit order that waited there is met at its own limit. A market
 * buy waits while the ask is above its collar.
 */
export function fillPrice(order: Order, tape: Tape): Decimal | undefined {
  if (!isReached(order, quoteWanted(order), tape)) return undefined;
  const quote = decimal(order.side === "buy" ? tape.ask : tape.bid);
  return order.rests && order.limitPrice !== null ? order.limitPrice : quote;
}

/**
 * The quote at which the order fills, as a float: the highest ask for a buy, the lowest bid for a sale. Quotes
 * are floats of few decimals, so that comparing them with this one is exact, and fast enough for every second.
 */
export function quoteWanted(order: Order): number {
  if (order.side === "buy") return Number(toText(order.ceiling));
  return order.limitPrice === null ? 0 : Number(toText(order.limitPrice));
}

/** Whether the quote has come to an order that wants it at `wanted`. */
export function isReached(order: Order, wanted: number, tape: Tape): boolean {
  return order.side === "buy" ? tape.ask <= wanted : tape.bid >= wanted;
}

/** Whether the day's prices can come near the order at all; when not, nobody needs to look every second. */
export function canFillToday(order: Order, wanted: number, tape: Tape): boolean {
  if (order.limitPrice === null) return true;
  const width = tape.ask - tape.bid;
  const { open, high, low } = tape.row;
  return order.side === "buy"
    ? wanted >= Math.min(open, low) - width
    : wanted <= Math.max(open, high) + width;
}

/**
 * Shares to execute at a price now, of those left; the rest stays open. `sellable` bounds a sale by dollars to
 * the shares there are.
 */
export function executionQty(
  order: Order,
  price: Decimal,
  sellable: Decimal,
  options: FillOptions,
): { qty: Decimal; leavesQty: Decimal } {
  const remaining = remainingQty(order, price);
  const left = order.side === "sell" ? min(remaining, sellable) : remaining;
  if (options.partial === undefined || order.filledQty.gt(0)) return { qty: left, leavesQty: ZERO };
  const whole = order.qty?.eq(order.qty.round(0)) === true;
  const part = roundDown(left.times(options.partial.fraction), whole ? WHOLE_SHARES : QUANTITY_DECIMALS);
  const qty = part.gt(0) ? part : left;
  return { qty, leavesQty: left.minus(qty) };
}
