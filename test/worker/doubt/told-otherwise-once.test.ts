import { describe, it, vi } from "vitest";
import { statusOf } from "../support/books.ts";
import { newYorkInstant } from "../../../src/engine/calendar/new-york.ts";
import { accountAtExchange, ask, bookCash, holdingsAtExchange } from "../support/exchange-admin.ts";
import { quietMarket } from "../support/market.ts";
import { passUntil, tradeThrough } from "../support/next-day.ts";
import { activate, fixedWeights } from "../support/strategies.ts";
import { openTradingDay, tick, type TradingDay } from "../support/trading-day.ts";

describe("a deposit that is known and invested long since", () => {
  const NEXT = "2026-08-21";
  const THIRD = "2026-08-24";

  /** The third day, a minute before its run, of a strategy that has invested all, and a deposit of $6,000 the day before. */
  async function openThirdDay(): Promise<TradingDay> {
    vi.spyOn(console, "error").mockImplementation(() => undefined);
    const day = await openTradingDay(quietMarket({ SPY: 600 }), "2026-08-20", { spreads: { SPY: 0 } });
    await activate(day.user, "SPY", fixedWeights({ SPY: 100 }));
    await day.advanceTo("16:06");
    await passUntil(day, NEXT, "11:00");
    await bookCash(day.exchange, day.keys.accountId, { kind: "transfer", amount: "6000", toldAfter: 0 });
    await tradeThrough(day, NEXT);
    await day.exchange.clock.advanceTo(newYorkInstant(THIRD, "15:44"));
    for (
      let minute = newYorkInstant(THIRD, "15:45");
      minute <= newYorkInstant(THIRD, "15:54");
      minute += 60_000
    ) {
      await day.exchange.clock.advanceTo(minute);
      await tick();
    }
    return day;
  }

  async function finish(day: TradingDay): Promise<void> {
    for (
      let minute = newYorkInstant(THIRD, "15:55");
      minute <= newYorkInstant(THIRD, "16:06");
      minute += 60_000
    ) {
      await day.exchange.clock.advanceTo(minute);
      await tick();
    }
  }

  it.for([
    { what: "its amount cannot be read", fault: { action: "null-fields", fields: ["net_amount"] } },
    { what: "it is told as pending", fault: { action: "add-fields", fields: { status: "pending" } } },
    { what: "another amount is told", fault: { action: "add-fields", fields: { net_amount: "600" } } },
  ])("is not sold for, when for a minute $what", async ({ fault }, { expect }) => {
    const day = await openThirdDay();
    const bought = await holdingsAtExchange(day.exchange);
    const orders = (await accountAtExchange(day.exchange)).orders.length;
    // For one minute the broker answers so.
    await passUntil(day, THIRD, "15:54:40");
    await ask(day.exchange, "POST", "/admin/faults", {
      match: { path: "/v2/account/activities" },
      where: { activity_type: "CSD" },
      lasts: 60_000,
      ...fault,
    });
    await finish(day);
    expect(await holdingsAtExchange(day.exchange)).toEqual(bought);
    expect((await accountAtExchange(day.exchange)).orders).toHaveLength(orders);
  });
});

describe("a deposit that is known, and of which another amount is told for longer than half an hour", () => {
  it("counts as it is told by now, and what the broker has more is in doubt", async ({ expect }) => {
    vi.spyOn(console, "error").mockImplementation(() => undefined);
    const day = await openTradingDay(quietMarket({ SPY: 600 }), "2026-08-20", { spreads: { SPY: 0 } });
    await activate(day.user, "SPY", fixedWeights({ SPY: 100 }));
    await day.advanceTo("16:06");
    await passUntil(day, "2026-08-21", "11:00");
    await bookCash(day.exchange, day.keys.accountId, { kind: "transfer", amount: "6000", toldAfter: 0 });
    const doubtsAt = async (time: string) => {
      await passUntil(day, "2026-08-21", time);
      await day.user.post("/api/live/relevel/preview", {});
      return (await statusOf(day.user)).doubts.map(({ symbol, amount }) => [symbol, amount]);
    };
    expect(await doubtsAt("11:10")).toEqual([]);
    await ask(day.exchange, "POST", "/admin/faults", {
      match: { path: "/v2/account/activities" },
      where: { activity_type: "CSD" },
      action: "add-fields",
      fields: { net_amount: "600" },
      times: "always",
    });
    expect(await doubtsAt("11:20")).toEqual([]);
    expect(await doubtsAt("11:49")).toEqual([]);
    expect(await doubtsAt("11:50")).toEqual([[null, "5400"]]);
  });
});

describe("a buy of yesterday, whose price is told wrongly for a minute", () => {
  const NEXT = "2026-08-21";

  it("has its strategy sell nothing to pay for it", async ({ expect }) => {
    vi.spyOn(console, "error").mockImplementation(() => undefined);
    const day = await openTradingDay(quietMarket({ SPY: 600 }), "2026-08-20", { spreads: { SPY: 0 } });
    await activate(day.user, "SPY", fixedWeights({ SPY: 100 }));
    await day.advanceTo("16:06");
    const bought = await holdingsAtExchange(day.exchange);
    for (
      let minute = newYorkInstant(NEXT, "15:45");
      minute <= newYorkInstant(NEXT, "16:06");
      minute += 60_000
    ) {
      if (minute === newYorkInstant(NEXT, "15:55")) {
        await passUntil(day, NEXT, "15:54:40");
        await ask(day.exchange, "POST", "/admin/faults", {
          match: { method: "GET", path: "/v2/orders" },
          action: "add-fields",
          fields: { filled_avg_price: "660" },
          lasts: 60_000,
        });
      }
      await day.exchange.clock.advanceTo(minute);
      await tick();
    }
    expect(await holdingsAtExchange(day.exchange)).toEqual(bought);
    expect((await accountAtExchange(day.exchange)).orders).toHaveLength(1);
  });
});
