/** Reads an order's terms out of a request and refuses what no account could ever order. */
import type { Decimal } from "../../../src/engine/money/decimal.ts";
import { CASH_DECIMALS, QUANTITY_DECIMALS } from "../../../src/engine/money/decimal.ts";
import { malformed, unprocessable } from "../http/refusal.ts";
import type { Refusal } from "../http/refusal.ts";
import { decimalsOf, isGiven, numberIn } from "./order-body.ts";
import type { OrderBody } from "./order-body.ts";
import type { OrderTerms } from "./order.ts";

export type ReadTerms =
  | { readonly ok: true; readonly terms: OrderTerms }
  | { readonly ok: false; readonly refusal: Refusal };

type Amount =
  | { readonly ok: true; readonly qty: Decimal | null; readonly notional: Decimal | null }
  | { readonly ok: false; readonly refusal: Refusal };

type Price =
  | { readonly ok: true; readonly limitPrice: Decimal | null }
  | { readonly ok: false; readonly refusal: Refusal };

const LONGEST_CLIENT_ORDER_ID = 128;
const TYPES_ELSEWHERE = new Set(["stop", "stop_limit", "trailing_stop"]);
const TIMES_ELSEWHERE = new Set(["opg", "cls", "ioc", "fok"]);
const CLASSES_ELSEWHERE = new Set(["bracket", "oco", "oto", "mleg"]);

function refused(refusal: Refusal): { ok: false; refusal: Refusal } {
  return { ok: false, refusal };
}

/** Whether an order is for a part of a share or for an amount of dollars. */
export function isFractional(terms: Pick<OrderTerms, "qty" | "notional">): boolean {
  return terms.notional !== null || (terms.qty !== null && decimalsOf(terms.qty) > 0);
}

/** The terms of an order request, or why it is refused. `freshId` is the client order id when none is sent. */
export function readTerms(body: OrderBody, freshId: string): ReadTerms {
  const symbol = body.symbol ?? "";
  if (symbol === "") return refused(malformed("symbol is required"));
  if (body.side !== "buy" && body.side !== "sell") return refused(malformed("side must be buy or sell"));
  const clientOrderId = isGiven(body.client_order_id) ? body.client_order_id : freshId;
  if (clientOrderId.length > LONGEST_CLIENT_ORDER_ID) {
    return refused(malformed(`client_order_id must be no more than ${LONGEST_CLIENT_ORDER_ID} characters`));
  }
  const amount = readAmount(body);
  if (!amount.ok) return amount;
  const price = readPrice(body);
  if (!price.ok) return price;
  const refusal = refusedTiming(body, isFractional(amount)) ?? refusedHours(body);
  if (refusal) return refused(refusal);
  return {
    ok: true,
    terms: {
      clientOrderId,
      symbol,
      side: body.side,
      type: price.limitPrice === null ? "market" : "limit",
      timeInForce: body.time_in_force === "gtc" ? "gtc" : "day",
      orderClass: body.order_class === "simple" ? "simple" : "",
      qty: amount.qty,
      notional: amount.notional,
      limitPrice: price.limitPrice,
    },
  };
}

function readAmount(body: OrderBody): Amount {
  if (isGiven(body.qty) && isGiven(body.notional)) {
    return refused(malformed("only one of qty or notional is accepted"));
  }
  if (isGiven(body.qty)) {
    const qty = numberIn(body.qty);
    if (!qty) return refused(malformed("qty is not a number"));
    if (qty.lte(0)) return refused(malformed("qty must be > 0"));
    if (decimalsOf(qty) > QUANTITY_DECIMALS) {
      return refused(unprocessable(`qty must be limited to ${QUANTITY_DECIMALS} decimal places`));
    }
    return { ok: true, qty, notional: null };
  }
  if (!isGiven(body.notional)) return refused(malformed("qty or notional is required"));
  const notional = numberIn(body.notional);
  if (!notional) return refused(malformed("notional is not a number"));
  if (decimalsOf(notional) > CASH_DECIMALS) {
    return refused(unprocessable(`notional value must be limited to ${CASH_DECIMALS} decimal places`));
  }
  if (notional.lt(1)) return refused(malformed("notional must be >= 1.00"));
  return { ok: true, qty: null, notional };
}

function readPrice(body: OrderBody): Price {
  const { type, limit_price: limit } = body;
  const otherPrice = [body.stop_price, body.trail_price, body.trail_percent].some(isGiven);
  if (type === "market") {
    if (isGiven(limit) || otherPrice) {
      return refused(malformed("market orders require no stop or limit price"));
    }
    return { ok: true, limitPrice: null };
  }
  if (type !== "limit") {
    const known = typeof type === "string" && TYPES_ELSEWHERE.has(type);
    return refused(
      known ? unprocessable(`order type "${type}" is not supported`) : malformed("invalid order type"),
    );
  }
  if (!isGiven(limit) || otherPrice) return refused(malformed("limit orders require only limit price"));
  const limitPrice = numberIn(limit);
  if (!limitPrice || limitPrice.lte(0)) return refused(malformed("limit price must be > 0"));
  if (decimalsOf(limitPrice) > (limitPrice.gte(1) ? 2 : 4)) {
    const text = limitPrice.toFixed();
    return refused(
      unprocessable(
        `invalid limit_price ${text}. sub-penny increment does not fulfill minimum pricing criteria`,
      ),
    );
  }
  return { ok: true, limitPrice };
}

function refusedTiming(body: OrderBody, fractional: boolean): Refusal | undefined {
  const { time_in_force: time, order_class: orderClass } = body;
  const knownTime =
    time === "day" || time === "gtc" || (typeof time === "string" && TIMES_ELSEWHERE.has(time));
  if (!knownTime) return malformed("invalid time_in_force");
  if (fractional && time !== "day") return unprocessable("fractional orders must be DAY orders");
  if (TIMES_ELSEWHERE.has(time)) return unprocessable(`time_in_force "${time}" is not supported`);
  if (!isGiven(orderClass) || orderClass === "simple") return undefined;
  if (!CLASSES_ELSEWHERE.has(orderClass)) return malformed("invalid order_class");
  if (fractional) return unprocessable("fractional orders must be simple orders");
  return unprocessable(`order_class "${orderClass}" is not supported`);
}

function refusedHours(body: OrderBody): Refusal | undefined {
  if (body.extended_hours !== true) return undefined;
  if (body.type !== "limit") return unprocessable("extended hours order must be DAY or GTC limit orders");
  return unprocessable("extended_hours is not supported");
}
