/** Books, quotes and orders of practice accounts on Thursday, 2026-08-20. */
import { newYorkInstant } from "../../../../src/engine/calendar/new-york.ts";
import { decimal, toText } from "../../../../src/engine/money/decimal.ts";
import type { Book, BookChange, PaperPosition } from "../../../../src/engine/paper/book.ts";
import {
  type Arrival,
  type PaperOrderRequest,
  placeOrder,
} from "../../../../src/engine/paper/place-order.ts";
import type { PaperQuote } from "../../../../src/engine/paper/quote.ts";

export const DATE = "2026-08-20";

/** A New York time of the day, epoch ms. */
export function at(time: string): number {
  return newYorkInstant(DATE, time);
}

export const SESSION = { date: DATE, open: at("09:30"), close: at("16:00"), earlyClose: false };

/** A quote of 15:55; without sides only a last price. */
export function quote(prices: { bid?: number; ask?: number; last?: number }, time = "15:55"): PaperQuote {
  const side = (value: number | undefined) => (value === undefined ? null : decimal(value));
  return { bid: side(prices.bid), ask: side(prices.ask), last: side(prices.last), at: at(time) };
}

/** A book with positions of the day before, at $100 a share. */
export function bookWith(cash: string, shares: Record<string, string> = {}): Book {
  const positions = Object.entries(shares).map(([symbol, quantity]): [string, PaperPosition] => [
    symbol,
    {
      symbol,
      quantity: decimal(quantity),
      lastPrice: decimal(100),
      pricedAt: newYorkInstant("2026-08-19", "16:00"),
    },
  ]);
  return { id: "book", cash: decimal(cash), positions: new Map(positions), openOrders: [] };
}

/** An order for SPY, or for what is said otherwise. */
export function order(
  side: "buy" | "sell",
  quantity: string,
  limitPrice: string | null = null,
  other: Partial<PaperOrderRequest> = {},
): PaperOrderRequest {
  return {
    clientOrderId: `${side}-${quantity}-${limitPrice}`,
    symbol: "SPY",
    side,
    type: limitPrice === null ? "market" : "limit",
    quantity: decimal(quantity),
    limitPrice: limitPrice === null ? null : decimal(limitPrice),
    ...other,
  };
}

/** Places an order at 15:55, with SPY quoted at 99.98 to 100.02. */
export function place(book: Book, request: PaperOrderRequest, other: Partial<Arrival> = {}) {
  return placeOrder(book, request, {
    id: request.clientOrderId,
    now: at("15:55"),
    session: SESSION,
    asset: { tradable: true, fractionable: true },
    quote: quote({ bid: 99.98, ask: 100.02, last: 100 }),
    ...other,
  });
}

/** The book after an order that must be taken. */
export function placed(book: Book, request: PaperOrderRequest, other: Partial<Arrival> = {}): Book {
  const answer = place(book, request, other);
  if (!answer.ok) throw new Error(answer.message);
  return answer.change.book;
}

/** A book in a few words: cash, shares, and the state of orders that changed. */
export function summary({ book, orders }: BookChange) {
  return {
    cash: toText(book.cash),
    shares: Object.fromEntries(
      [...book.positions].map(([symbol, { quantity }]) => [symbol, toText(quantity)]),
    ),
    orders: orders.map(({ status, filledAveragePrice }) =>
      filledAveragePrice ? `${status} at ${toText(filledAveragePrice)}` : status,
    ),
  };
}
