import { describe, it } from "vitest";
import { expectSoundBooks, newestRecord, statusOf } from "../../support/books.ts";
import { scriptDividend } from "../../support/troubles/broker-troubles.ts";
import { quietMarket } from "../../support/market.ts";
import { tradeThrough } from "../../support/next-day.ts";
import { activate, fixedWeights } from "../../support/strategies.ts";
import { openTradingDay } from "../../support/trading-day.ts";

describe("a dividend", () => {
  it("goes to the strategy that holds the symbol, and to no other", async ({ expect }) => {
    const day = await openTradingDay(quietMarket({ KO: 100, TLT: 80 }));
    await scriptDividend(day.exchange, "KO", "2026-08-21", "1");
    await activate(day.user, "drinks", fixedWeights({ KO: 100 }), 50);
    await activate(day.user, "bonds", fixedWeights({ TLT: 100 }), 50);
    await day.advanceTo("16:06");
    const yesterday = await newestRecord(day.user, "drinks");
    await tradeThrough(day, "2026-08-21");

    // 498.75 shares, a dollar each.
    const today = await newestRecord(day.user, "drinks");
    expect(Number(today.strategyValueBefore)).toBeCloseTo(Number(yesterday.strategyValueAfter) + 498.75, 2);
    expect(today).toMatchObject({
      outcome: "completed",
      executed: { notes: [{ code: "dividend", symbol: "KO" }] },
      planned: { sells: [], buys: [{ symbol: "KO", reason: "increase" }] },
    });
    expect(await newestRecord(day.user, "bonds")).toMatchObject({
      outcome: "no_trades",
      executed: { notes: [] },
    });
    const { strategies } = await statusOf(day.user);
    expect(strategies.map(({ performance }) => performance.income)).toEqual(["498.75", "0"]);
    await expectSoundBooks(expect, day);
  });
});
