/**
 * The book of a practice account: what an account at a broker is, as plain data. Cash only: nothing is borrowed and
 * nothing is sold short. Money, shares and prices are exact decimals, instants epoch ms (UTC).
 */
import type { Activity } from "../ledger/reconcile/activity.ts";
import type { Decimal } from "../money/decimal.ts";

export interface PaperPosition {
  readonly symbol: string;
  /** Shares, more than zero. */
  readonly quantity: Decimal;
  /** Dollars a share, as it was last heard, and when: what the position counts for when nobody tells a price. */
  readonly lastPrice: Decimal;
  readonly pricedAt: number;
}

/** `accepted` is the only state in which something can still happen to an order. */
export type PaperOrderStatus = "accepted" | "filled" | "canceled" | "expired";

export interface PaperOrder {
  readonly id: string;
  readonly clientOrderId: string;
  readonly symbol: string;
  readonly side: "buy" | "sell";
  readonly type: "market" | "limit";
  /** Shares. */
  readonly quantity: Decimal;
  /** Dollars; null for market orders. */
  readonly limitPrice: Decimal | null;
  /** Dollars that a share may cost at the most, by which cash is kept back; null for sells. */
  readonly highestPrice: Decimal | null;
  readonly submittedAt: number;
  /** The open and the close of the session that it is good for. */
  readonly worksFrom: number;
  readonly expiresAt: number;
  readonly status: PaperOrderStatus;
  /** Shares: none or all, for orders are small beside the market. */
  readonly filledQuantity: Decimal;
  /** Dollars; null before the fill. */
  readonly filledAveragePrice: Decimal | null;
  /** When it was filled, cancelled or expired; null while it is open. */
  readonly endedAt: number | null;
}

export interface Book {
  /** The account's id. */
  readonly id: string;
  /** Dollars to the cent; what open buys keep back is in it. */
  readonly cash: Decimal;
  readonly positions: ReadonlyMap<string, PaperPosition>;
  /** Oldest first. */
  readonly openOrders: readonly PaperOrder[];
}

/** A book after something has happened, and what is to be written down besides. */
export interface BookChange {
  readonly book: Book;
  /** Orders that are new or have changed, in their present state. */
  readonly orders: readonly PaperOrder[];
  /** Activities that are new. */
  readonly activities: readonly Activity[];
}

/** The book as it is: nothing has happened. */
export function unchanged(book: Book): BookChange {
  return { book, orders: [], activities: [] };
}

/** Two changes, the second of which began with the first one's book, as one. */
export function followedBy(first: BookChange, second: BookChange): BookChange {
  return {
    book: second.book,
    orders: [...first.orders, ...second.orders],
    activities: [...first.activities, ...second.activities],
  };
}
