/** The body of `PATCH /v2/orders/{id}`, and the order request that it makes of the order it replaces. */
import * as z from "zod";
import { toText } from "../../../../src/engine/money/decimal.ts";
import type { Decimal } from "../../../../src/engine/money/decimal.ts";
import { malformed, unprocessable } from "../../http/refusal.ts";
import type { Refusal } from "../../http/refusal.ts";
import { OrderBody, isGiven, numberIn } from "./order-body.ts";
import { isOpen, isWhole } from "../order.ts";
import type { Order } from "../order.ts";

export const ReplacementBody = OrderBody.pick({
  qty: true,
  time_in_force: true,
  limit_price: true,
  stop_price: true,
  trail_price: true,
  client_order_id: true,
}).extend({ trail: z.union([z.string(), z.number()]).nullish() });

export type ReplacementBody = z.infer<typeof ReplacementBody>;

export type ReadReplacement =
  | { readonly ok: true; readonly body: OrderBody }
  | { readonly ok: false; readonly refusal: Refusal };

const REPLACEABLE: ReadonlySet<Order["status"]> = new Set(["new", "partially_filled"]);

function refusedState(order: Order): Refusal | undefined {
  if (!isOpen(order)) return malformed("only open orders can be replaced");
  if (!REPLACEABLE.has(order.status)) return unprocessable("unable to replace order in current state");
  if (order.notional !== null) return unprocessable("notional orders cannot be replaced");
  return undefined;
}

/** The shares of the new order: those asked for, less those that the old one has filled. */
function remainingOf(order: Order, asked: string | number | null | undefined): Decimal | Refusal {
  const held = order.qty;
  if (held === null) throw new RangeError(`order ${order.id} has no qty`);
  const qty = isGiven(asked) ? numberIn(asked) : held;
  if (!qty) return malformed("qty is not a number");
  if (!qty.eq(held) && !(isWhole(order) && isWhole({ qty }))) {
    return unprocessable("qty of fractional orders cannot be replaced");
  }
  if (qty.lte(order.filledQty)) return malformed("qty must be > filled_qty");
  return qty.minus(order.filledQty);
}

/**
 * The order request that takes the place of an open order: its terms with what the change says. Refused, with the
 * broker's answer, while the order is not yet or no longer in the market, by dollars, and for another number of
 * fractional shares.
 */
export function replacementBody(order: Order, change: ReplacementBody): ReadReplacement {
  const refusal = refusedState(order);
  if (refusal) return { ok: false, refusal };
  const qty = remainingOf(order, change.qty);
  if ("status" in qty) return { ok: false, refusal: qty };
  const price = (asked: string | number | null | undefined, kept: Decimal | null) =>
    isGiven(asked) ? asked : kept && toText(kept);
  return {
    ok: true,
    body: {
      symbol: order.symbol,
      side: order.side,
      type: order.type,
      order_class: order.orderClass,
      qty: toText(qty),
      time_in_force: isGiven(change.time_in_force) ? change.time_in_force : order.timeInForce,
      limit_price: price(change.limit_price, order.limitPrice),
      stop_price: price(change.stop_price, order.stopPrice),
      trail_price: change.trail ?? change.trail_price,
      client_order_id: change.client_order_id,
    },
  };
}
