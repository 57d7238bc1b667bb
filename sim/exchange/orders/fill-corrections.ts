/**
 * Corrections of what filled: an exchange busts a trade, or takes another price or quantity for right, after the order was
 * over. The order, the position and the cash change; no activity tells of it, and those of the executions stay.
 */
import * as z from "zod";
import { CASH_DECIMALS, ZERO, decimal, roundHalfUp, toText } from "../../../src/engine/money/decimal.ts";
import type { Decimal } from "../../../src/engine/money/decimal.ts";
import type { Account } from "../accounts/account.ts";
import { bookActivity } from "../accounts/activities/book-activity.ts";
import { bought, sold } from "../accounts/position.ts";
import type { Position } from "../accounts/position.ts";
import type { Identifiers } from "../random/identifiers.ts";
import { isOpen } from "./order.ts";
import type { Order } from "./order.ts";

const Amount = z
  .union([z.string(), z.number()], "is not an amount")
  .transform(String)
  .pipe(z.string().regex(/^\d{1,15}(\.\d{1,9})?$/, "is not an amount from 0 on"));

export const FillCorrection = z.strictObject({
  /** The id or the client order id of an order that is over. */
  order: z.string(),
  /** Shares that count as filled from now on; as they are when not given. */
  filledQty: Amount.optional(),
  /** Dollars a share on average. */
  filledAvgPrice: Amount.optional(),
});
export type FillCorrection = z.output<typeof FillCorrection>;

export type Corrected =
  | { readonly ok: true; readonly order: Order }
  | { readonly ok: false; readonly message: string };

/** The average price of what has filled in dollars, unrounded; `null` before the first fill. */
function exactPrice({ filledQty, filledValue }: Order): Decimal | null {
  return filledQty.eq(0) ? null : filledValue.div(filledQty);
}

/** What is held after shares came (below zero: left) at a price, and what was paid rose by `paid` dollars. */
function correctedPosition(
  held: Position | undefined,
  symbol: string,
  shares: Decimal,
  price: Decimal,
  paid: Decimal,
): Position | undefined {
  if (shares.gt(0)) return bought(held, symbol, shares, price);
  if (!held) return undefined;
  const left = shares.eq(0) ? held : sold(held, shares.neg());
  if (!left || !shares.eq(0)) return left;
  const cost = left.cost.plus(paid);
  return { ...left, cost: cost.lt(0) ? ZERO : cost };
}

/**
 * Corrects an order of the account at an instant (epoch ms). Refused while the order is open, beyond its quantity, and
 * when shares would leave that are not there; cash may fall below zero.
 */
export function correctFill(
  account: Account,
  { order: id, filledQty, filledAvgPrice }: FillCorrection,
  identifiers: Identifiers,
  instant: number,
): Corrected {
  const refused = (message: string): Corrected => ({ ok: false, message });
  const order = account.order(id) ?? account.orderByClientId(id);
  if (!order) return refused(`order: there is no order ${id}`);
  if (isOpen(order)) return refused(`order: ${id} is still open`);
  const qty = filledQty === undefined ? order.filledQty : decimal(filledQty);
  const price = filledAvgPrice === undefined ? exactPrice(order) : decimal(filledAvgPrice);
  if (order.qty?.lt(qty) === true) return refused(`filledQty: the order is for ${toText(order.qty)} shares`);
  if (price === null) return refused("filledAvgPrice: nothing has filled at a price yet");
  const value = qty.times(price);
  const settled = roundHalfUp(value, CASH_DECIMALS);
  const isBuy = order.side === "buy";
  const sign = isBuy ? 1 : -1;
  const shares = qty.minus(order.filledQty).times(sign);
  const held = account.positions.get(order.symbol);
  const after = (held?.qty ?? ZERO).plus(shares);
  if (after.lt(0)) {
    return refused(`filledQty: only ${toText(held?.qty ?? ZERO)} ${order.symbol} are held`);
  }
  const paid = isBuy ? value.minus(order.filledValue) : ZERO;
  const position = correctedPosition(held, order.symbol, shares, price, paid);
  if (position) account.positions.set(order.symbol, position);
  else account.positions.delete(order.symbol);
  const netAmount = settled.minus(order.settled).times(-sign);
  account.past.keepOrder(order, instant);
  order.filledQty = qty;
  order.filledValue = value;
  order.settled = settled;
  order.updatedAt = instant;
  account.past.keepOrder(order, instant);
  const description = `correction of order ${order.id}`;
  const booking = { type: "CORRECTION", netAmount, symbol: order.symbol, qty: shares, description } as const;
  bookActivity(account, booking, identifiers, instant, { movedAt: instant, toldAt: null });
  return { ok: true, order };
}
