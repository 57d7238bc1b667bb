/** The paper broker's answers in the terms of `Broker`. */
import type { PaperOrder } from "../../engine/paper/book.ts";
import { isFresh, type PaperQuote, sidesOf } from "../../engine/paper/quote.ts";
import type { BrokerOrder, Outcome, Quote, RejectionCode } from "../broker.ts";

/** What Alpaca answers where it refuses an order: for those who look at the number. */
const UNPROCESSABLE = 422;

export function confirmed<T>(value: T): Outcome<T> {
  return { kind: "confirmed", value };
}

export function rejected(code: RejectionCode, message: string): Outcome<never> {
  return { kind: "rejected", code, message, status: UNPROCESSABLE, body: "" };
}

export function brokerOrder(order: PaperOrder): BrokerOrder {
  const { id, clientOrderId, symbol, side, quantity, limitPrice, status } = order;
  const isTerminal = status !== "accepted";
  return {
    id,
    clientOrderId,
    symbol,
    side,
    quantity,
    limitPrice,
    status,
    isTerminal,
    isSaidOver: isTerminal,
    filledQuantity: order.filledQuantity,
    filledAveragePrice: order.filledAveragePrice,
    filledAt: status === "filled" ? order.endedAt : null,
  };
}

/** A quote as one may trade at it: an old one has a last trade only. */
export function brokerQuote(quote: PaperQuote, now: number): Quote {
  const sides = isFresh(quote, now) ? sidesOf(quote) : { bid: null, ask: null };
  return { ...sides, last: quote.last };
}
