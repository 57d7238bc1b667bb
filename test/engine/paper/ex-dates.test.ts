import { describe, it } from "vitest";
import { decimal, toText } from "../../../src/engine/money/decimal.ts";
import { nextSession } from "../../../src/engine/calendar/sessions.ts";
import { applyExDates, type Movement } from "../../../src/engine/paper/ex-dates.ts";
import { matchOrders } from "../../../src/engine/paper/match-orders.ts";
import { equityOfBook } from "../../../src/engine/paper/value.ts";
import { at, bookWith, DATE, order, placed, quote, SESSION, summary } from "./support/books.ts";

const NOW = at("15:50");
const actions = (splitFactor: number, cash: number) => new Map([["SPY", { splitFactor, cash }]]);

/** A fill of SPY at a New York time of the day. */
function fill(quantity: string, price: number, time: string): Movement {
  return { symbol: "SPY", quantity: decimal(quantity), price: decimal(price), at: at(time) };
}

describe("an ex-date in a practice account", () => {
  it("pays the dividend of the shares that were held at the open, to the cent", ({ expect }) => {
    const change = applyExDates(bookWith("1", { SPY: "10.5" }), SESSION, actions(1, 0.333), [], NOW);
    expect(summary(change)).toEqual({ cash: "4.5", shares: { SPY: "10.5" }, orders: [] });
    expect(change.activities).toMatchObject([
      { id: "book/2026-08-20/dividend/SPY", kind: "dividend", symbol: "SPY", at: NOW },
    ]);
  });

  it("multiplies the shares and divides the price of a split", ({ expect }) => {
    const change = applyExDates(bookWith("0", { SPY: "10.5" }), SESSION, actions(4, 0), [], NOW);
    expect(summary(change).shares).toEqual({ SPY: "42" });
    expect(toText(equityOfBook(change.book, new Map()))).toBe("1050");
    // What trades the evening before is not a price of the shares after it.
    const before = new Map([["SPY", { ...quote({ last: 100 }), at: SESSION.open - 1 }]]);
    expect(toText(equityOfBook(change.book, before))).toBe("1050");
    expect(change.activities.map(({ kind, quantity }) => [kind, quantity && toText(quantity)])).toEqual([
      ["split", "31.5"],
    ]);
  });

  it("splits as the price shows it, where the lists can be read in two ways", ({ expect }) => {
    const otherwise = [{ splitFactor: 1.0625, cash: 0 }];
    const read = new Map([["SPY", { splitFactor: 2.0625, cash: 0, otherwise }]]);
    const sharesAt = (last: number, time = "15:50") => {
      const quotes = new Map([["SPY", { ...quote({ last }), at: at(time) }]]);
      return summary(applyExDates(bookWith("0", { SPY: "16" }), SESSION, read, [], NOW, quotes)).shares;
    };
    expect([sharesAt(94), sharesAt(49)]).toEqual([{ SPY: "17" }, { SPY: "33" }]);
    // A price of the morning says nothing any more.
    expect(sharesAt(94, "10:00")).toEqual({ SPY: "33" });
  });

  it("counts for what was held at the open, when it becomes known after trades of the day", ({ expect }) => {
    const bought = applyExDates(
      bookWith("0", { SPY: "14" }),
      SESSION,
      actions(2, 1),
      [fill("4", 50, "10:00")],
      NOW,
    );
    expect(summary(bought)).toMatchObject({ cash: "10", shares: { SPY: "24" } });
    const sold = applyExDates(bookWith("0"), SESSION, actions(2, 1), [fill("-10", 50, "10:00")], NOW);
    expect(summary(sold)).toMatchObject({ cash: "10", shares: { SPY: "10" } });
    expect(toText(equityOfBook(sold.book, new Map()))).toBe("510");
  });

  it("never makes the book short by a reverse split of what was sold before it was known", ({ expect }) => {
    const book = bookWith("0", { SPY: "4" });
    const sold = applyExDates(book, SESSION, actions(0.1, 0), [fill("-6", 1000, "10:00")], NOW);
    expect(summary(sold).shares).toEqual({});
  });

  it("cancels orders from before a split, and leaves those since", ({ expect }) => {
    const book = placed(bookWith("1000"), order("buy", "1", "90"), {
      now: SESSION.open - 1,
    });
    const both = placed(book, order("buy", "2", "45"), { now: SESSION.open + 1 });
    const { orders, book: after } = applyExDates(both, SESSION, actions(2, 0), [], NOW);
    expect(orders).toMatchObject([{ clientOrderId: "buy-1-90", status: "canceled" }]);
    expect(after.openOrders).toMatchObject([{ clientOrderId: "buy-2-45" }]);
  });

  it("does nothing to other symbols, nor on a later session to shares that came after its open", ({
    expect,
  }) => {
    const book = bookWith("0", { TLT: "10" });
    expect(applyExDates(book, SESSION, actions(2, 1), [], NOW)).toMatchObject({ orders: [], activities: [] });
    const later = nextSession(DATE);
    const bought = matchOrders(
      placed(bookWith("1000"), order("buy", "1"), { now: later.open + 1, session: later }),
      new Map([["SPY", { ...quote({ last: 100 }), at: later.open + 1 }]]),
      later.open + 1,
    );
    expect(applyExDates(bought.book, later, actions(2, 1), bought.activities, later.open + 2).book).toEqual(
      bought.book,
    );
  });
});
