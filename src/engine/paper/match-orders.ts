/** The market's part in a practice account: open orders fill at the quotes, and expire at the close. */
import { CASH_DECIMALS, type Decimal, roundHalfUp, ZERO } from "../money/decimal.ts";
import { type Book, type BookChange, followedBy, type PaperOrder, unchanged } from "./book.ts";
import { isFresh, type PaperQuote, type PaperQuotes, sidesOf } from "./quote.ts";

/** Whether an order's session is open at an instant (epoch ms). */
export function isWorking({ worksFrom, expiresAt }: PaperOrder, now: number): boolean {
  return now >= worksFrom && now < expiresAt;
}

/**
 * Dollars a share at which an order fills now, or null: its session is not open, or no quote of that session and of the
 * present is there, or the quote is beyond the order's price. A limit gets the quote where that is better.
 */
function priceOfFill(order: PaperOrder, quote: PaperQuote | undefined, now: number): Decimal | null {
  if (!quote || !isWorking(order, now) || !isFresh(quote, now) || quote.at < order.worksFrom) return null;
  const { bid, ask } = sidesOf(quote);
  if (order.side === "buy") {
    return ask !== null && (order.highestPrice === null || ask.lte(order.highestPrice)) ? ask : null;
  }
  return bid !== null && (order.limitPrice === null || bid.gte(order.limitPrice)) ? bid : null;
}

function without(book: Book, { id }: PaperOrder): Book {
  return { ...book, openOrders: book.openOrders.filter((order) => order.id !== id) };
}

/** Books a fill of the whole order; cash moves in whole cents, rounded half up. */
function fill(book: Book, order: PaperOrder, price: Decimal, now: number): BookChange {
  const { symbol, side, quantity } = order;
  const shares = side === "buy" ? quantity : quantity.times(-1);
  const value = roundHalfUp(quantity.times(price), CASH_DECIMALS);
  const held = (book.positions.get(symbol)?.quantity ?? ZERO).plus(shares);
  if (held.lt(0)) throw new Error(`the book would be short of ${symbol}`);
  const positions = new Map(book.positions);
  if (held.eq(0)) positions.delete(symbol);
  else positions.set(symbol, { symbol, quantity: held, lastPrice: price, pricedAt: now });
  const filled: PaperOrder = {
    ...order,
    status: "filled",
    filledQuantity: quantity,
    filledAveragePrice: price,
    endedAt: now,
  };
  return {
    book: {
      ...without(book, order),
      cash: book.cash.plus(side === "buy" ? value.times(-1) : value),
      positions,
    },
    orders: [filled],
    activities: [
      {
        id: `${order.id}/fill`,
        kind: "fill",
        brokerType: "fill",
        at: now,
        symbol,
        quantity: shares,
        cash: null,
        price,
        brokerOrderId: order.id,
        groupId: null,
      },
    ],
  };
}

/** Ends an open order without a fill at an instant (epoch ms). */
export function endOrder(
  book: Book,
  order: PaperOrder,
  status: "canceled" | "expired",
  endedAt: number,
): BookChange {
  return { ...unchanged(without(book, order)), orders: [{ ...order, status, endedAt }] };
}

/**
 * What becomes of the open orders at an instant (epoch ms): those whose session is over have expired, those that the
 * quotes reach are filled, the others rest. Doing it twice is doing it once. Pure.
 */
export function matchOrders(book: Book, quotes: PaperQuotes, now: number): BookChange {
  let change = unchanged(book);
  for (const order of book.openOrders) {
    const price = priceOfFill(order, quotes.get(order.symbol), now);
    if (now >= order.expiresAt) {
      change = followedBy(change, endOrder(change.book, order, "expired", order.expiresAt));
    } else if (price !== null) {
      change = followedBy(change, fill(change.book, order, price, now));
    }
  }
  return change;
}
