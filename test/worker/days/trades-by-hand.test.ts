import { describe, it } from "vitest";
import { expectSoundBooks, newestRecord, sharesOf, statusOf } from "../support/books.ts";
import { accountAtExchange, holdingsAtExchange, orderByHand } from "../support/exchange-admin.ts";
import { quietMarket } from "../support/market.ts";
import { jumpingMarket } from "../support/moving-market.ts";
import { passUntil, tradeThrough } from "../support/next-day.ts";
import { activate, fixedWeights } from "../support/strategies.ts";
import { openTradingDay } from "../support/trading-day.ts";

describe("what the user does by hand", () => {
  it("a sale between two days is noticed, and the strategy goes on with what is left", async ({ expect }) => {
    const day = await openTradingDay(quietMarket({ SPY: 600, TLT: 80 }));
    await activate(day.user, "60/40", fixedWeights({ SPY: 60, TLT: 40 }));
    await day.advanceTo("16:06");
    await passUntil(day, "2026-08-21", "10:00");
    await orderByHand(day.exchange, day.keys, { symbol: "SPY", side: "sell", qty: "40" });
    await tradeThrough(day, "2026-08-21");

    const status = await statusOf(day.user);
    expect(status.lastRun).toMatchObject({
      slot: "2026-08-21/close",
      outcome: "completed",
      reasons: [{ code: "manual_sell", symbol: "SPY" }],
    });
    // The proceeds are nobody's: the strategy rebalances the $76,000 that it has left.
    const positions = sharesOf(status, "60/40");
    const [stocks, bonds] = [Number(positions["SPY"]) * 600, Number(positions["TLT"]) * 80];
    expect(stocks + bonds).toBeGreaterThan(75_000);
    expect(stocks + bonds).toBeLessThan(76_000);
    expect(stocks / (stocks + bonds)).toBeCloseTo(0.6, 3);
    expect(Number((await accountAtExchange(day.exchange)).cash)).toBeGreaterThan(24_000);
    await expectSoundBooks(expect, day);
  });

  it("a sale of everything leaves the strategy with its cash, and nothing breaks", async ({ expect }) => {
    const day = await openTradingDay(quietMarket({ SPY: 600 }));
    await activate(day.user, "SPY", fixedWeights({ SPY: 100 }));
    await day.advanceTo("16:06");
    await passUntil(day, "2026-08-21", "10:00");
    const { SPY: all = "0" } = await holdingsAtExchange(day.exchange);
    await orderByHand(day.exchange, day.keys, { symbol: "SPY", side: "sell", qty: all });
    await tradeThrough(day, "2026-08-21");

    const status = await statusOf(day.user);
    expect(status.lastRun).toMatchObject({
      outcome: "completed",
      reasons: [{ code: "manual_sell" }],
    });
    // $250 were kept in cash.
    expect(Number(sharesOf(status, "SPY")["SPY"]) * 600).toBeCloseTo(249, -1);
    await expectSoundBooks(expect, day);
  });

  it("holdings bought by hand are neither sold nor counted", async ({ expect }) => {
    const day = await openTradingDay(jumpingMarket({ SPY: [600, 900], GLD: 250, TLT: 80 }, "2026-08-21"));
    await orderByHand(day.exchange, day.keys, { symbol: "GLD", side: "buy", qty: "40" });
    await orderByHand(day.exchange, day.keys, { symbol: "SPY", side: "buy", qty: "5" });
    await day.advanceTo("15:44:30");
    await activate(day.user, "60/40", fixedWeights({ SPY: 60, TLT: 40 }));
    await day.advanceTo("16:06");
    // The next day SPY has gained half: the strategy sells some of its own.
    await tradeThrough(day, "2026-08-21");

    const status = await statusOf(day.user);
    expect(status.account?.unassigned).toEqual([
      { symbol: "GLD", quantity: "40" },
      { symbol: "SPY", quantity: "5" },
    ]);
    expect(await newestRecord(day.user, "60/40")).toMatchObject({ planned: { sells: [{ symbol: "SPY" }] } });
    await expectSoundBooks(expect, day);
  });

  it("an order that holds shares keeps us from selling them, and is left alone", async ({ expect }) => {
    const day = await openTradingDay(jumpingMarket({ SPY: [600, 900], TLT: 80 }, "2026-08-21"));
    await activate(day.user, "60/40", fixedWeights({ SPY: 60, TLT: 40 }));
    await day.advanceTo("16:06");
    await passUntil(day, "2026-08-21", "10:00");
    const { SPY: all = "0" } = await holdingsAtExchange(day.exchange);
    await orderByHand(day.exchange, day.keys, {
      symbol: "SPY",
      side: "sell",
      qty: all,
      type: "limit",
      limit_price: "1200",
    });
    await tradeThrough(day, "2026-08-21");

    expect((await statusOf(day.user)).lastRun).toMatchObject({
      reasons: expect.arrayContaining([
        expect.objectContaining({ code: "held_by_other_order", symbol: "SPY" }),
      ]),
    });
    expect((await holdingsAtExchange(day.exchange))["SPY"]).toBe(all);
    await expectSoundBooks(expect, day);
  });

  it("cash that was spent by hand is not spent again", async ({ expect }) => {
    const day = await openTradingDay(quietMarket({ SPY: 600, GLD: 250 }));
    await activate(day.user, "SPY", fixedWeights({ SPY: 100 }));
    await orderByHand(day.exchange, day.keys, { symbol: "GLD", side: "buy", qty: "240" });
    await day.advanceTo("16:06");

    const status = await statusOf(day.user);
    expect(status.lastRun).toMatchObject({
      outcome: "completed",
      reasons: [{ code: "manual_buy" }],
    });
    const value = Number(sharesOf(status, "SPY")["SPY"]) * 600;
    expect(value).toBeLessThanOrEqual(40_000);
    expect(value).toBeGreaterThan(39_800);
    await expectSoundBooks(expect, day);
  });
});
