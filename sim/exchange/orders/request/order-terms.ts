/** Reads an order's terms out of a request and refuses what no account could ever order. */
import { malformed, unprocessable } from "../../http/refusal.ts";
import type { Refusal } from "../../http/refusal.ts";
import { decimalsOf, isGiven } from "./order-body.ts";
import type { OrderBody } from "./order-body.ts";
import { TIMES_IN_FORCE } from "../order.ts";
import type { OrderTerms, TimeInForce } from "../order.ts";
import { readAmount } from "./read-amount.ts";
import { readPrices } from "./read-prices.ts";

export type ReadTerms =
  | { readonly ok: true; readonly terms: OrderTerms }
  | { readonly ok: false; readonly refusal: Refusal };

const LONGEST_CLIENT_ORDER_ID = 128;
const CLASSES_ELSEWHERE = new Set(["bracket", "oco", "oto", "mleg"]);

function refused(refusal: Refusal): { ok: false; refusal: Refusal } {
  return { ok: false, refusal };
}

/** Whether an order is for a part of a share or for an amount of dollars. */
export function isFractional(terms: Pick<OrderTerms, "qty" | "notional">): boolean {
  return terms.notional !== null || (terms.qty !== null && decimalsOf(terms.qty) > 0);
}

function isTimeInForce(text: string | null | undefined): text is TimeInForce {
  return TIMES_IN_FORCE.some((time) => time === text);
}

/** The terms of an order request, or why it is refused. `freshId` makes the client order id when none is sent. */
export function readTerms(body: OrderBody, freshId: () => string): ReadTerms {
  const { side, symbol, time_in_force: timeInForce } = body;
  if (!isGiven(symbol)) return refused(malformed("symbol is required"));
  if (side !== "buy" && side !== "sell") return refused(malformed("side must be buy or sell"));
  const clientOrderId = isGiven(body.client_order_id) ? body.client_order_id : freshId();
  if (clientOrderId.length > LONGEST_CLIENT_ORDER_ID) {
    return refused(malformed(`client_order_id must be no more than ${LONGEST_CLIENT_ORDER_ID} characters`));
  }
  const amount = readAmount(body);
  if (!amount.ok) return amount;
  const prices = readPrices(body);
  if (!prices.ok) return prices;
  if (!isTimeInForce(timeInForce)) return refused(malformed("invalid time_in_force"));
  const fractional = isFractional(amount);
  const refusal =
    refusedTiming(timeInForce, prices.stopPrice !== null, fractional) ??
    refusedClass(body, fractional) ??
    refusedHours(body);
  if (refusal) return refused(refusal);
  return {
    ok: true,
    terms: {
      clientOrderId,
      symbol,
      side,
      type: prices.type,
      timeInForce,
      orderClass: body.order_class === "simple" ? "simple" : "",
      qty: amount.qty,
      notional: amount.notional,
      limitPrice: prices.limitPrice,
      stopPrice: prices.stopPrice,
    },
  };
}

/** Stop orders wait, so that only a day or longer makes sense for them (Alpaca's table of times in force). */
function refusedTiming(timeInForce: TimeInForce, stops: boolean, fractional: boolean): Refusal | undefined {
  if (fractional && timeInForce !== "day") return unprocessable("fractional orders must be DAY orders");
  if (stops && timeInForce !== "day" && timeInForce !== "gtc") {
    return unprocessable("stop orders must be DAY or GTC orders");
  }
  return undefined;
}

function refusedClass({ order_class: orderClass }: OrderBody, fractional: boolean): Refusal | undefined {
  if (!isGiven(orderClass) || orderClass === "simple") return undefined;
  if (!CLASSES_ELSEWHERE.has(orderClass)) return malformed("invalid order_class");
  if (fractional) return unprocessable("fractional orders must be simple orders");
  return unprocessable(`order_class "${orderClass}" is not supported`);
}

function refusedHours(body: OrderBody): Refusal | undefined {
  if (body.extended_hours !== true) return undefined;
  const allowed = body.type === "limit" && (body.time_in_force === "day" || body.time_in_force === "gtc");
  if (!allowed) return unprocessable("extended hours order must be DAY or GTC limit orders");
  return unprocessable("extended_hours is not supported");
}
