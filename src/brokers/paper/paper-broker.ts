/**
 * The built-in broker of practice accounts. Its book lies with the user's account, and it has no work in the
 * background: whenever it is asked anything about the account, it first does what the market would have done by now.
 */
import { newYorkDate, newYorkInstant } from "../../engine/calendar/new-york.ts";
import type { SessionOverrides } from "../../engine/calendar/overrides.ts";
import { nextSession, type Session, sessionOn } from "../../engine/calendar/sessions.ts";
import type { Activity } from "../../engine/ledger/reconcile/activity.ts";
import { type Book, type BookChange, followedBy, unchanged } from "../../engine/paper/book.ts";
import { applyExDates } from "../../engine/paper/ex-dates.ts";
import { endOrder, isWorking, matchOrders } from "../../engine/paper/match-orders.ts";
import { placeOrder } from "../../engine/paper/place-order.ts";
import type { PaperQuotes } from "../../engine/paper/quote.ts";
import { availableShares, buyingPower } from "../../engine/paper/reserves.ts";
import { equityOfBook, marketValue, priced, withPrices } from "../../engine/paper/value.ts";
import type {
  Broker,
  BrokerAccount,
  BrokerAsset,
  BrokerOrder,
  BrokerOrders,
  BrokerPositions,
  Capabilities,
  OrderRequest,
  Outcome,
  Quote,
} from "../broker.ts";
import { brokerOrder, brokerQuote, confirmed, rejected } from "./answers.ts";
import { dueExDates, type SessionActions } from "./due-ex-dates.ts";
import { inParallel } from "../../platform/in-parallel.ts";
import type { PaperPorts } from "./paper-ports.ts";
import type { PaperStore } from "./paper-store.ts";

/** Splits and dividends that could not be had are asked for again after this, ms. */
const ASK_AGAIN = 60_000;

/** What was found out for one look at the book. */
interface Look {
  readonly now: number;
  readonly overrides: SessionOverrides;
  readonly quotes: PaperQuotes;
  readonly due: readonly SessionActions[];
}

/** The session under way, or the next one: a day order that comes now is good for it. */
function sessionFor(now: number, overrides: SessionOverrides): Session {
  const date = newYorkDate(now);
  const today = sessionOn(date, overrides);
  return today && now < today.close ? today : nextSession(date, overrides);
}

export const PAPER_CAPABILITIES: Capabilities = {
  fractional: true,
  uniqueClientId: true,
};

export class PaperBroker implements Broker {
  readonly capabilities = PAPER_CAPABILITIES;
  readonly #store: PaperStore;
  readonly #ports: PaperPorts;
  /** Before this instant (epoch ms), splits and dividends are not asked for: they could not be had. */
  #askAgainAt = 0;

  constructor(store: PaperStore, ports: PaperPorts) {
    this.#store = store;
    this.#ports = ports;
  }

  async account(): Promise<Outcome<BrokerAccount>> {
    return this.#answer(await this.#look(this.#held()), (book, { quotes }) => {
      const equity = equityOfBook(book, quotes);
      return confirmed({
        id: book.id,
        status: "ACTIVE",
        equity,
        positionsValue: equity.minus(book.cash),
        cash: book.cash,
        buyingPower: buyingPower(book),
        blocked: null,
      });
    });
  }

  async positions(): Promise<Outcome<BrokerPositions>> {
    return this.#answer(await this.#look(this.#held()), (book, { quotes }) => {
      const held = [...book.positions.values()].map((position) => ({
        symbol: position.symbol,
        quantity: position.quantity,
        available: availableShares(book, position.symbol),
        marketValue: marketValue(priced(position, quotes)),
      }));
      return confirmed({ held, others: [], doubtful: [] });
    });
  }

  /** Where nobody has made a list, whatever somebody tells a price of can be traded, in fractions too. */
  async asset(symbol: string): Promise<Outcome<BrokerAsset | null>> {
    const now = await this.#ports.now();
    const assets = await this.#ports.assets(now);
    if (assets === "unanswered") {
      return { kind: "unknown", message: "the list of tickers cannot be read" };
    }
    if (assets === "unlisted") {
      const isQuoted = (await this.#ports.quotes([symbol], now)).has(symbol);
      return confirmed(isQuoted ? { symbol, tradable: true, fractionable: true } : null);
    }
    const asset = assets.get(symbol);
    return confirmed(asset ? { symbol, ...asset } : null);
  }

  async assets(symbols: readonly string[]): Promise<Map<string, Outcome<BrokerAsset | null>>> {
    const told = await inParallel(symbols, async (symbol) => [symbol, await this.asset(symbol)] as const);
    return new Map(told);
  }

  async clock(): Promise<Outcome<number>> {
    return confirmed(await this.#ports.now());
  }

  async quotes(symbols: readonly string[]): Promise<Outcome<Map<string, Quote>>> {
    const now = await this.#ports.now();
    const quotes = await this.#ports.quotes(symbols, now);
    return confirmed(new Map([...quotes].map(([symbol, quote]) => [symbol, brokerQuote(quote, now)])));
  }

  /** An order whose client id was used before is not taken: what became of the first one is to be looked up. */
  async place(request: OrderRequest): Promise<Outcome<BrokerOrder>> {
    const asset = await this.asset(request.symbol);
    if (asset.kind !== "confirmed") return asset;
    const look = await this.#look([request.symbol]);
    return this.#answer(look, (book, { now, overrides, quotes }) => {
      if (this.#store.orderByClientId(request.clientOrderId)) {
        return { kind: "unknown", message: "client_order_id must be unique" };
      }
      const placed = placeOrder(book, request, {
        id: this.#ports.newId(),
        now,
        session: sessionFor(now, overrides),
        asset: asset.value,
        quote: quotes.get(request.symbol),
      });
      if (!placed.ok) return rejected(placed.code, placed.message);
      const change = followedBy(placed.change, matchOrders(placed.change.book, quotes, now));
      this.#save(change);
      return this.#stored(request.clientOrderId);
    });
  }

  async cancel(brokerOrderId: string): Promise<Outcome<void>> {
    return this.#answer(await this.#look(), (book, { now }) => {
      const order = book.openOrders.find(({ id }) => id === brokerOrderId);
      if (order) {
        this.#save(endOrder(book, order, "canceled", now));
        return confirmed(undefined);
      }
      return this.#store.orderById(brokerOrderId)
        ? rejected("not_cancelable", "order is not cancelable")
        : rejected("not_found", `order not found for ${brokerOrderId}`);
    });
  }

  async orderByClientId(clientOrderId: string): Promise<Outcome<BrokerOrder | null>> {
    return this.#answer(await this.#look(), () => {
      const order = this.#store.orderByClientId(clientOrderId);
      return confirmed(order ? brokerOrder(order) : null);
    });
  }

  async ordersSince(instant: number): Promise<Outcome<BrokerOrders>> {
    return this.#answer(await this.#look(), () =>
      confirmed({ orders: this.#store.ordersSince(instant).map(brokerOrder), doubtful: [] }),
    );
  }

  async openOrders(): Promise<Outcome<BrokerOrders>> {
    return this.#answer(await this.#look(), (book) =>
      confirmed({ orders: book.openOrders.map(brokerOrder), doubtful: [] }),
    );
  }

  async activitiesSince(instant: number): Promise<Outcome<Activity[]>> {
    const startOfDay = newYorkInstant(newYorkDate(instant), "00:00");
    return this.#answer(await this.#look(), () => confirmed(this.#store.activitiesSince(startOfDay)));
  }

  #held(): string[] {
    return [...this.#store.load().book.positions.keys()];
  }

  #save(change: BookChange): void {
    const stored = this.#store.load();
    this.#store.save(stored, change, stored.exDatesThrough);
  }

  #stored(clientOrderId: string): Outcome<BrokerOrder> {
    const order = this.#store.orderByClientId(clientOrderId);
    if (!order) throw new Error(`order ${clientOrderId} was not stored`);
    return confirmed(brokerOrder(order));
  }

  /** Finds out what the book needs now: quotes of what is working and of some symbols more, and what was split or paid. */
  async #look(symbols: readonly string[] = []): Promise<Look> {
    const now = await this.#ports.now();
    const overrides = await this.#ports.overrides(now);
    const working = this.#store.load().book.openOrders.filter((order) => isWorking(order, now));
    const wanted = [...new Set([...symbols, ...working.map(({ symbol }) => symbol)])];
    const [quotes, due] = await Promise.all([
      wanted.length > 0 ? this.#ports.quotes(wanted, now) : new Map(),
      this.#due(now, overrides),
    ]);
    return { now, overrides, quotes, due };
  }

  async #due(now: number, overrides: SessionOverrides): Promise<SessionActions[]> {
    if (now < this.#askAgainAt) return [];
    const { due, complete } = await dueExDates(this.#store, this.#ports, overrides, now);
    if (!complete) this.#askAgainAt = now + ASK_AGAIN;
    return due;
  }

  /** Brings the book up to date and reads an answer off it, in one transaction: looks may overlap. */
  #answer<T>(look: Look, read: (book: Book, look: Look) => Outcome<T>): Outcome<T> {
    return this.#store.transaction(() => read(this.#bringUpToDate(look), look));
  }

  #bringUpToDate({ now, quotes, due }: Look): Book {
    const stored = this.#store.load();
    let change = unchanged(stored.book);
    let { exDatesThrough } = stored;
    for (const { session, actions } of due) {
      // Another look, which overlapped with this one, was faster.
      if (session.date <= exDatesThrough) continue;
      const fills = this.#store.activitiesSince(session.open).filter(({ kind }) => kind === "fill");
      change = followedBy(change, applyExDates(change.book, session, actions, fills, now, quotes));
      exDatesThrough = session.date;
    }
    change = followedBy(change, matchOrders(change.book, quotes, now));
    const book = withPrices(change.book, quotes);
    this.#store.save(stored, { ...change, book }, exDatesThrough);
    return book;
  }
}
