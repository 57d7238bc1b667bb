import * as fc from "fast-check";
import { describe, it } from "vitest";
import { nextSession, type Session } from "../../../src/engine/calendar/sessions.ts";
import type { Activity } from "../../../src/engine/ledger/reconcile/activity.ts";
import {
  type Decimal,
  decimal,
  roundDown,
  roundHalfUp,
  sum,
  toText,
  ZERO,
} from "../../../src/engine/money/decimal.ts";
import {
  type Book,
  type BookChange,
  type PaperOrder,
  followedBy,
  unchanged,
} from "../../../src/engine/paper/book.ts";
import { applyExDates } from "../../../src/engine/paper/ex-dates.ts";
import { endOrder, matchOrders } from "../../../src/engine/paper/match-orders.ts";
import { placeOrder } from "../../../src/engine/paper/place-order.ts";
import type { PaperQuote } from "../../../src/engine/paper/quote.ts";
import { availableShares, buyingPower } from "../../../src/engine/paper/reserves.ts";
import { shares } from "../rebalance/support/arbitraries.ts";
import { holdsAlways, PROPERTY_TIMEOUT } from "../support/property.ts";
import { bookWith, SESSION } from "./support/books.ts";

const SYMBOLS = ["SPY", "TLT"] as const;
const MINUTE = 60_000;
const START = { cash: "10000", positions: { SPY: "12.5" } };

const symbol = fc.constantFrom(...SYMBOLS);
const cents = fc.integer({ min: 500, max: 20_000 }).map((value) => decimal(value).div(100));

const ordered = fc.record({
  kind: fc.constant("order" as const),
  symbol,
  side: fc.constantFrom("buy" as const, "sell" as const),
  quantity: shares(60),
  limitPrice: fc.option(cents, { freq: 2 }),
});
const quote = fc.record({ kind: fc.constant("quote" as const), symbol, price: cents, spread: fc.nat(20) });
const event = fc.oneof(
  { weight: 4, arbitrary: ordered },
  { weight: 4, arbitrary: quote },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constant("time" as const), minutes: fc.constantFrom(1, 5, 500) }),
  },
  fc.record({ kind: fc.constant("cancel" as const), which: fc.nat(3) }),
  fc.record({
    kind: fc.constant("ex-date" as const),
    symbol,
    splitFactor: fc.constantFrom(1, 1, 2, 3, 0.1, 1.05),
    cash: fc.constantFrom(0, 0.4, 1.333),
  }),
);
type Event = typeof event extends fc.Arbitrary<infer Value> ? Value : never;

/** Lets events happen to a book, one after another; `look` sees the book after each. */
function live(events: readonly Event[], look: (book: Book) => void): BookChange {
  let change = unchanged(bookWith(START.cash, START.positions));
  let session: Session = SESSION;
  let now = SESSION.open;
  const quotes = new Map<string, PaperQuote>();
  const asset = { tradable: true, fractionable: true };
  const then = (next: BookChange) => {
    change = followedBy(change, next);
    look(change.book);
  };
  for (const [index, step] of events.entries()) {
    const { book } = change;
    switch (step.kind) {
      case "order": {
        const id = `order-${index}`;
        const { symbol: wanted, side, quantity, limitPrice } = step;
        const type = limitPrice === null ? ("market" as const) : ("limit" as const);
        const request = { clientOrderId: id, symbol: wanted, side, type, quantity, limitPrice };
        const placed = placeOrder(book, request, { id, now, session, asset, quote: quotes.get(wanted) });
        if (placed.ok) then(placed.change);
        break;
      }
      case "quote": {
        const half = decimal(step.spread).div(200);
        const [bid, ask] = [step.price.minus(half), step.price.plus(half)];
        quotes.set(step.symbol, { bid, ask, last: step.price, at: now });
        break;
      }
      case "time":
        now += step.minutes * MINUTE;
        if (now < session.close) break;
        then(matchOrders(book, quotes, now));
        session = nextSession(session.date);
        now = session.open;
        break;
      case "cancel": {
        const chosen = book.openOrders[step.which];
        if (chosen) then(endOrder(book, chosen, "canceled", now));
        break;
      }
      case "ex-date": {
        const fills = change.activities.filter(({ kind }) => kind === "fill");
        then(applyExDates(book, session, new Map([[step.symbol, step]]), fills, now));
      }
    }
    then(matchOrders(change.book, quotes, now));
  }
  return change;
}

const lives = fc.array(event, { minLength: 20, maxLength: 60 });

function cashOf({ kind, cash, quantity, price }: Activity): Decimal {
  if (kind !== "fill") return cash ?? ZERO;
  return roundHalfUp(quantity!.times(price!).abs(), 2).times(quantity!.gt(0) ? -1 : 1);
}

describe("the book of a practice account, whatever happens to it", { timeout: PROPERTY_TIMEOUT }, () => {
  it("never owes cash or shares, and never promises more than it has", ({ expect }) => {
    let fills = 0;
    holdsAlways(
      fc.property(lives, (events) => {
        const { activities } = live(events, (book) => {
          expect(buyingPower(book).gte(0)).toBe(true);
          for (const name of SYMBOLS) expect(availableShares(book, name).gte(0)).toBe(true);
          for (const { quantity, lastPrice } of book.positions.values()) {
            expect([quantity.gt(0), lastPrice.gt(0)]).toEqual([true, true]);
            expect(toText(roundDown(quantity, 9))).toBe(toText(quantity));
          }
        });
        fills += activities.filter(({ kind }) => kind === "fill").length;
      }),
    );
    expect(fills).toBeGreaterThan(500);
  });

  it("has moved exactly the cash and the shares that its activities tell of", ({ expect }) => {
    holdsAlways(
      fc.property(lives, (events) => {
        const { book, activities } = live(events, () => undefined);
        expect(toText(book.cash)).toBe(toText(sum([decimal(START.cash), ...activities.map(cashOf)])));
        for (const name of SYMBOLS) {
          const moved = activities.filter((activity) => activity.symbol === name);
          const begun = decimal(name === "SPY" ? START.positions.SPY : 0);
          const held = sum([begun, ...moved.map(({ quantity }) => quantity ?? ZERO)]);
          expect(toText(book.positions.get(name)?.quantity ?? ZERO)).toBe(toText(held));
        }
      }),
    );
  });

  it("fills an order whole or not at all, within its price, and ends it once", ({ expect }) => {
    holdsAlways(
      fc.property(lives, (events) => {
        const ended = live(events, () => undefined).orders.filter(({ status }) => status !== "accepted");
        expect(new Set(ended.map(({ id }) => id)).size).toBe(ended.length);
        for (const { status, quantity, filledQuantity, filledAveragePrice, ...order } of ended) {
          expect(toText(filledQuantity)).toBe(status === "filled" ? toText(quantity) : "0");
          if (status !== "filled") continue;
          if (order.side === "buy") expect(filledAveragePrice!.lte(order.highestPrice!)).toBe(true);
          else expect(filledAveragePrice!.gte(order.limitPrice ?? 0)).toBe(true);
        }
      }),
    );
  });

  it("is the same after a second look at the same quotes", ({ expect }) => {
    const quotes = new Map([
      ["SPY", { bid: decimal(50), ask: decimal(51), last: decimal(50), at: SESSION.open }],
    ]);
    holdsAlways(
      fc.property(lives, (events) => {
        live(events, (book) => {
          const now = Math.max(
            SESSION.open,
            ...book.openOrders.map(({ submittedAt }: PaperOrder) => submittedAt),
          );
          const once = matchOrders(book, quotes, now);
          const twice = matchOrders(once.book, quotes, now);
          expect(twice).toEqual(unchanged(once.book));
        });
      }),
      50,
    );
  });
});
