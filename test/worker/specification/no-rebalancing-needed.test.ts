import { describe, it } from "vitest";
import { expectSoundBooks, historyOf, newestRecord } from "../support/books.ts";
import { accountAtExchange } from "../support/exchange-admin.ts";
import { quietMarket } from "../support/market.ts";
import { tradeThrough } from "../support/next-day.ts";
import { activate, fixedWeights } from "../support/strategies.ts";
import { openTradingDay } from "../support/trading-day.ts";

describe("a strategy that has what it wants", () => {
  it("sends no order, and history says that nothing was needed", async ({ expect }) => {
    const day = await openTradingDay(quietMarket({ SPY: 600, TLT: 80 }));
    await activate(day.user, "60/40", fixedWeights({ SPY: 60, TLT: 40 }));
    await day.advanceTo("16:06");
    const { orders } = await accountAtExchange(day.exchange);
    await tradeThrough(day, "2026-08-21");

    expect((await accountAtExchange(day.exchange)).orders).toEqual(orders);
    expect((await historyOf(day.user, "60/40")).map(({ slot, outcome }) => [slot, outcome])).toEqual([
      ["2026-08-21/close", "no_trades"],
      ["2026-08-20/close", "completed"],
    ]);
    expect(await newestRecord(day.user, "60/40")).toMatchObject({
      success: true,
      targets: { SPY: 0.6, TLT: 0.4 },
      planned: { sells: [], buys: [] },
      executed: { sells: [], buys: [], errors: [] },
    });
    await expectSoundBooks(expect, day);
  });
});
