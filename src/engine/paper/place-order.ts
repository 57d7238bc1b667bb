/**
 * Taking an order into a practice account's book, or refusing it, by the rules of Alpaca, whose wording the messages
 * follow. Source: Alpaca's documentation of the Trading API, "Orders at Alpaca" and "Fractional trading".
 */
import { CLIENT_ORDER_ID_LENGTH } from "../execution/client-order-id.ts";
import { onGrid } from "../execution/limit-price.ts";
import { type Decimal, decimal, QUANTITY_DECIMALS, roundDown, toText, ZERO } from "../money/decimal.ts";
import { MINIMUM_BUY_VALUE } from "../rebalance/sizing.ts";
import type { TradableAsset } from "../rebalance/types.ts";
import { type Book, type BookChange, type PaperOrder, unchanged } from "./book.ts";
import { type PaperQuote, priceOfQuote, sidesOf } from "./quote.ts";
import { availableShares, buyingPower, costOf } from "./reserves.ts";

/** How far above the ask a market buy may fill: less for dearer shares. */
const COLLARS = { from: 50, dear: decimal("1.025"), cheap: decimal("1.04") } as const;

export type PaperOrderRequest = Pick<
  PaperOrder,
  "clientOrderId" | "symbol" | "side" | "type" | "quantity" | "limitPrice"
>;

/** What is known as an order comes in. */
export interface Arrival {
  /** The id that the order gets. */
  readonly id: string;
  /** Epoch ms. */
  readonly now: number;
  /** The session under way, or the one that comes next: the order is good for it (epoch ms). */
  readonly session: { readonly open: number; readonly close: number };
  /** Null: there is no such asset. */
  readonly asset: TradableAsset | null;
  readonly quote: PaperQuote | undefined;
}

/** `invalid`: no account could place it. */
export type PaperRefusalCode =
  | "invalid"
  | "not_tradable"
  | "not_fractionable"
  | "below_minimum"
  | "opposite_order"
  | "insufficient_shares"
  | "insufficient_buying_power";

export interface PaperRefusal {
  readonly ok: false;
  readonly code: PaperRefusalCode;
  readonly message: string;
}

function refuse(code: PaperRefusalCode, message: string): PaperRefusal {
  return { ok: false, code, message };
}

function refusedTerms(request: PaperOrderRequest): PaperRefusal | null {
  const { clientOrderId, type, quantity, limitPrice } = request;
  if (clientOrderId === "" || clientOrderId.length > CLIENT_ORDER_ID_LENGTH) {
    return refuse("invalid", `client_order_id must be 1 to ${CLIENT_ORDER_ID_LENGTH} characters`);
  }
  if (quantity.lte(0)) return refuse("invalid", "qty must be > 0");
  if (!roundDown(quantity, QUANTITY_DECIMALS).eq(quantity)) {
    return refuse("invalid", `qty must be limited to ${QUANTITY_DECIMALS} decimal places`);
  }
  if ((type === "limit") !== (limitPrice !== null)) {
    return refuse("invalid", "limit orders, and no others, require a limit price");
  }
  if (limitPrice !== null && !(limitPrice.gt(0) && onGrid(limitPrice).eq(limitPrice))) {
    const price = toText(limitPrice);
    return refuse("invalid", `invalid limit_price ${price}: it does not fulfill the minimum increment`);
  }
  return null;
}

function refusedAsset({ symbol, quantity }: PaperOrderRequest, { asset }: Arrival): PaperRefusal | null {
  if (!asset) return refuse("not_tradable", `asset "${symbol}" not found`);
  if (!asset.tradable) return refuse("not_tradable", `asset "${symbol}" is not tradable`);
  if (!asset.fractionable && !roundDown(quantity, 0).eq(quantity)) {
    return refuse("not_fractionable", `asset "${symbol}" is not fractionable`);
  }
  return null;
}

/** Two orders of one account may not trade with each other; one at any price would. */
function refusedOpposite(book: Book, request: PaperOrderRequest): PaperRefusal | null {
  const { symbol, side, limitPrice } = request;
  const crosses = (other: Decimal | null) =>
    limitPrice === null || other === null || (side === "buy" ? limitPrice.gte(other) : other.gte(limitPrice));
  const existing = book.openOrders.find(
    (order) => order.symbol === symbol && order.side !== side && crosses(order.limitPrice),
  );
  if (!existing) return null;
  return refuse("opposite_order", `potential wash trade detected: order ${existing.id} is on the other side`);
}

function refusedSale(book: Book, { symbol, quantity }: PaperOrderRequest): PaperRefusal | null {
  const available = availableShares(book, symbol);
  if (quantity.lte(available)) return null;
  const [requested, free] = [toText(quantity), toText(available)];
  const message = `insufficient qty available for order (requested: ${requested}, available: ${free})`;
  return refuse("insufficient_shares", message);
}

/** What a buy would trade at now, and the most that it may cost a share; null when nobody tells a price. */
function pricesOfBuy(limitPrice: Decimal | null, quote: PaperQuote | undefined) {
  if (limitPrice !== null) return { expected: limitPrice, highest: limitPrice };
  const ask = quote ? (sidesOf(quote).ask ?? priceOfQuote(quote)) : null;
  if (ask === null) return null;
  return { expected: ask, highest: ask.times(ask.gte(COLLARS.from) ? COLLARS.dear : COLLARS.cheap) };
}

/**
 * The book with the order in it, open. Refused: what no account may order, what the asset does not allow, buys of less
 * than a dollar or of more than the buying power, sales of more than is available, and orders that could trade with an
 * open one of the same account. That its client order id is new is for the caller to know. Pure.
 */
export function placeOrder(
  book: Book,
  request: PaperOrderRequest,
  arrival: Arrival,
): { ok: true; change: BookChange } | PaperRefusal {
  const refusal =
    refusedTerms(request) ??
    refusedAsset(request, arrival) ??
    refusedOpposite(book, request) ??
    (request.side === "sell" ? refusedSale(book, request) : null);
  if (refusal) return refusal;
  const { id, now, session, quote } = arrival;
  const { symbol, quantity, limitPrice } = request;
  let highestPrice: Decimal | null = null;
  if (request.side === "buy") {
    const prices = pricesOfBuy(limitPrice, quote);
    if (!prices) return refuse("not_tradable", `nobody tells a price of ${symbol}`);
    if (quantity.times(prices.expected).lt(MINIMUM_BUY_VALUE)) {
      return refuse("below_minimum", "cost basis must be >= minimal amount of order 1");
    }
    highestPrice = prices.highest;
    if (costOf({ quantity, highestPrice }).gt(buyingPower(book))) {
      return refuse("insufficient_buying_power", "insufficient buying power");
    }
  }
  const order: PaperOrder = {
    ...request,
    id,
    highestPrice,
    submittedAt: now,
    worksFrom: session.open,
    expiresAt: session.close,
    status: "accepted",
    filledQuantity: ZERO,
    filledAveragePrice: null,
    endedAt: null,
  };
  const after = { ...book, openOrders: [...book.openOrders, order] };
  return { ok: true, change: { ...unchanged(after), orders: [order] } };
}
