/** Splits and dividends in a practice account, for the shares that it held as their session opened. */
import type { ExDateAction } from "../bars/ex-date.ts";
import type { Session } from "../calendar/sessions.ts";
import type { Activity } from "../ledger/reconcile/activity.ts";
import {
  CASH_DECIMALS,
  type Decimal,
  decimal,
  max,
  QUANTITY_DECIMALS,
  roundDown,
  roundHalfUp,
  sum,
  ZERO,
} from "../money/decimal.ts";
import { type Book, type BookChange, followedBy, unchanged } from "./book.ts";
import { fitAction } from "../prices/fit-action.ts";
import { endOrder } from "./match-orders.ts";
import { isFresh, type PaperQuote, type PaperQuotes, priceOfQuote } from "./quote.ts";

/** A fill: shares that came (positive) or went, at which price (dollars), and when (epoch ms). */
export type Movement = Pick<Activity, "symbol" | "quantity" | "price" | "at">;

/** A holding as a session opened. */
interface Holding {
  readonly symbol: string;
  /** Shares, more than zero. */
  readonly held: Decimal;
  /** Dollars a share, before any split of the session. */
  readonly priceBefore: Decimal | null;
  /** Dollars a share in the newest fill since, or null. */
  readonly priceSince: Decimal | null;
}

/** What the book held as a session opened: without the fills since then. */
export function holdingsAtOpen(book: Book, fills: readonly Movement[], { open }: Session): Holding[] {
  const later = fills.filter(({ at }) => at >= open);
  const symbols = new Set([...book.positions.keys(), ...later.flatMap(({ symbol }) => symbol ?? [])]);
  return [...symbols].flatMap((symbol) => {
    const position = book.positions.get(symbol);
    const moved = later.filter((fill) => fill.symbol === symbol);
    const held = (position?.quantity ?? ZERO).minus(sum(moved.map(({ quantity }) => quantity ?? ZERO)));
    if (held.lte(0)) return [];
    const isOld = position !== undefined && position.pricedAt < open;
    const priceSince = isOld ? null : (position?.lastPrice ?? moved.at(-1)?.price ?? null);
    return [{ symbol, held, priceBefore: isOld ? position.lastPrice : null, priceSince }];
  });
}

interface Circumstances {
  readonly session: Session;
  readonly now: number;
}

/** What the activities of an ex-date have in common. */
function activityOf(book: Book, kind: "split" | "dividend", symbol: string, { session, now }: Circumstances) {
  const id = `${book.id}/${session.date}/${kind}/${symbol}`;
  return { id, kind, brokerType: kind, at: now, symbol, price: null, brokerOrderId: null, groupId: null };
}

/** Orders from before a split ask for other shares, and sells may for shares that it takes away: they are cancelled. */
function cancelOld(
  book: Book,
  actions: ReadonlyMap<string, ExDateAction>,
  { session, now }: Circumstances,
): BookChange {
  let change = unchanged(book);
  for (const order of book.openOrders) {
    const factor = actions.get(order.symbol)?.splitFactor ?? 1;
    const isOld = factor !== 1 && order.submittedAt < session.open;
    const isTooMuch = factor < 1 && order.side === "sell";
    if (!isOld && !isTooMuch) continue;
    change = followedBy(change, endOrder(change.book, order, "canceled", now));
  }
  return change;
}

/** The shares that a split brings; it leaves nobody short who has sold since. */
function split(book: Book, holding: Holding, factor: number, circumstances: Circumstances): BookChange {
  const { symbol, held, priceBefore, priceSince } = holding;
  const before = book.positions.get(symbol)?.quantity ?? ZERO;
  const more = roundDown(held.times(factor), QUANTITY_DECIMALS).minus(held);
  const quantity = max(before.plus(more), ZERO);
  if (quantity.eq(before)) return unchanged(book);
  const lastPrice = priceSince ?? priceBefore?.div(factor);
  if (!lastPrice) throw new Error(`the book holds ${symbol} without a price`);
  const positions = new Map(book.positions);
  if (quantity.eq(0)) positions.delete(symbol);
  else positions.set(symbol, { symbol, quantity, lastPrice, pricedAt: circumstances.session.open });
  const came: Activity = {
    ...activityOf(book, "split", symbol, circumstances),
    quantity: quantity.minus(before),
    cash: null,
  };
  return { book: { ...book, positions }, orders: [], activities: [came] };
}

function dividend(
  book: Book,
  { symbol, held }: Holding,
  perShare: number,
  circumstances: Circumstances,
): BookChange {
  const cash = roundHalfUp(held.times(decimal(perShare)), CASH_DECIMALS);
  if (cash.lte(0)) return unchanged(book);
  const paid: Activity = { ...activityOf(book, "dividend", symbol, circumstances), quantity: null, cash };
  return { book: { ...book, cash: book.cash.plus(cash) }, orders: [], activities: [paid] };
}

/**
 * The shares for one before that a split comes to: where lists can be read in several ways, as the price of now shows it,
 * and as the first of them where nobody tells it.
 */
function factorOf(action: ExDateAction, { priceBefore }: Holding, quote: PaperQuote | undefined): number {
  const last = quote && priceOfQuote(quote)?.toNumber();
  if (!action.otherwise || last === undefined || priceBefore === null) return action.splitFactor;
  const fit = fitAction(action, { previousClose: priceBefore.toNumber(), last, open: null });
  return fit.kind === "counts" ? fit.terms.splitFactor : action.splitFactor;
}

/**
 * What the splits and dividends of a session do to a book, noted at an instant (epoch ms) at or after its open. They
 * count for the shares that were held at the open, so that it does not matter when in the day they become known:
 * `fills` are those since then; `quotes` what the market says now. Dividends are paid on the ex-date, to the cent. Once a
 * session, the oldest first. Pure.
 */
export function applyExDates(
  book: Book,
  session: Session,
  actions: ReadonlyMap<string, ExDateAction>,
  fills: readonly Movement[],
  now: number,
  quotes: PaperQuotes = new Map(),
): BookChange {
  const circumstances = { session, now };
  let change = cancelOld(book, actions, circumstances);
  for (const holding of holdingsAtOpen(book, fills, session)) {
    const action = actions.get(holding.symbol);
    if (!action) continue;
    change = followedBy(change, dividend(change.book, holding, action.cash, circumstances));
    const quote = quotes.get(holding.symbol);
    const isOfNow = quote && isFresh(quote, now) && quote.at >= session.open;
    const factor = factorOf(action, holding, isOfNow ? quote : undefined);
    if (factor === 1) continue;
    change = followedBy(change, split(change.book, holding, factor, circumstances));
  }
  return change;
}
