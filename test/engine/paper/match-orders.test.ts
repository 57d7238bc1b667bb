import { describe, it } from "vitest";
import { nextSession } from "../../../src/engine/calendar/sessions.ts";
import { matchOrders } from "../../../src/engine/paper/match-orders.ts";
import type { PaperQuote } from "../../../src/engine/paper/quote.ts";
import { at, bookWith, DATE, order, placed, quote, summary } from "./support/books.ts";

const NOW = at("15:55");
const spy = (prices: PaperQuote) => new Map([["SPY", prices]]);
const QUOTED = spy(quote({ bid: 99.98, ask: 100.02, last: 100 }));

describe("open orders of a practice account", () => {
  it("fill at the ask or the bid, to the cent", ({ expect }) => {
    const buy = placed(bookWith("1000"), order("buy", "1.123456789"));
    expect(summary(matchOrders(buy, QUOTED, NOW))).toEqual({
      cash: "887.63",
      shares: { SPY: "1.123456789" },
      orders: ["filled at 100.02"],
    });
    const sell = placed(bookWith("0", { SPY: "2" }), order("sell", "2"));
    expect(summary(matchOrders(sell, QUOTED, NOW))).toEqual({
      cash: "199.96",
      shares: {},
      orders: ["filled at 99.98"],
    });
  });

  it("fill at the last price on both sides where only that is told", ({ expect }) => {
    const last = spy(quote({ last: 100 }));
    const buy = placed(bookWith("1000"), order("buy", "1"));
    expect(summary(matchOrders(buy, last, NOW)).orders).toEqual(["filled at 100"]);
    const sell = placed(bookWith("0", { SPY: "1" }), order("sell", "1"));
    expect(summary(matchOrders(sell, last, NOW)).orders).toEqual(["filled at 100"]);
  });

  it("fill at the last price where a side is nobody's real offer", ({ expect }) => {
    const buy = placed(bookWith("1000"), order("buy", "1", "101"));
    const empty = spy(quote({ bid: 60, ask: 199.99, last: 100 }));
    expect(summary(matchOrders(buy, empty, NOW)).orders).toEqual(["filled at 100"]);
  });

  it("get the quote where it is better than their limit, and rest where it is worse", ({ expect }) => {
    const generous = placed(bookWith("1000"), order("buy", "1", "100.5"));
    expect(summary(matchOrders(generous, QUOTED, NOW)).orders).toEqual(["filled at 100.02"]);
    const low = placed(bookWith("1000"), order("buy", "1", "100.01"));
    expect(summary(matchOrders(low, QUOTED, NOW)).orders).toEqual([]);
    const high = placed(bookWith("0", { SPY: "1" }), order("sell", "1", "99.99"));
    expect(summary(matchOrders(high, QUOTED, NOW)).orders).toEqual([]);
  });

  it("do not fill without a quote of the present", ({ expect }) => {
    const buy = placed(bookWith("1000"), order("buy", "1"));
    expect(summary(matchOrders(buy, new Map(), NOW)).orders).toEqual([]);
    expect(summary(matchOrders(buy, spy(quote({ last: 100 }, "15:44")), NOW)).orders).toEqual([]);
  });

  it("never fill a market buy above what was kept back for it", ({ expect }) => {
    const buy = placed(bookWith("1000"), order("buy", "1"));
    const jumped = spy(quote({ last: 103 }));
    expect(summary(matchOrders(buy, jumped, NOW)).orders).toEqual([]);
  });

  it("expire at the close, whenever somebody looks", ({ expect }) => {
    const book = placed(bookWith("1000"), order("buy", "1", "90"));
    const { orders } = matchOrders(book, QUOTED, at("20:00"));
    expect(orders).toMatchObject([{ status: "expired", endedAt: at("16:00") }]);
  });

  it("wait for the next open when they come after the close, and for a price of that session", ({
    expect,
  }) => {
    const session = nextSession(DATE);
    const book = placed(bookWith("1000"), order("buy", "1"), { now: at("17:00"), session });
    const evening = spy({ ...quote({ last: 100 }), at: at("17:00") });
    expect(summary(matchOrders(book, evening, at("17:01"))).orders).toEqual([]);
    const beforeOpen = spy({ ...quote({ last: 100 }), at: session.open - 1 });
    expect(summary(matchOrders(book, beforeOpen, session.open + 1)).orders).toEqual([]);
    const ahead = spy({ ...quote({ last: 100 }), at: session.open });
    expect(summary(matchOrders(book, ahead, session.open - 1)).orders).toEqual([]);
    const afterOpen = spy({ ...quote({ last: 100 }), at: session.open });
    expect(summary(matchOrders(book, afterOpen, session.open + 1)).orders).toEqual(["filled at 100"]);
  });
});
