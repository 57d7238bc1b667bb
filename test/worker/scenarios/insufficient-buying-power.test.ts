import { describe, it } from "vitest";
import { expectSoundBooks, newestRecord, sharesOf, statusOf } from "../support/books.ts";
import { accountAtExchange, orderByHand } from "../support/exchange-admin.ts";
import { quietMarket } from "../support/market.ts";
import { tradeThrough } from "../support/next-day.ts";
import { activate, fixedWeights } from "../support/strategies.ts";
import { openTradingDay } from "../support/trading-day.ts";

describe("buying power that an order by hand has reserved", () => {
  it("is not spent: buys are cut to what is left, none is refused, and the next day makes up for it", async ({
    expect,
  }) => {
    const day = await openTradingDay(quietMarket({ SPY: 600, GLD: 250 }));
    await activate(day.user, "SPY", fixedWeights({ SPY: 100 }));
    // Far below the market: it rests all day and keeps $40,000 back.
    const byHand = { symbol: "GLD", side: "buy", qty: "200", type: "limit", limit_price: "200" } as const;
    await orderByHand(day.exchange, day.keys, byHand);
    await day.advanceTo("16:06");

    const status = await statusOf(day.user);
    expect(status.lastRun).toMatchObject({
      outcome: "completed_adjusted",
      reasons: [{ code: "cash_short", symbol: "SPY" }],
    });
    expect(Number(sharesOf(status, "SPY")["SPY"]) * 600).toBeCloseTo(60_000, -2);
    const { orders } = await accountAtExchange(day.exchange);
    expect(orders.map(({ status: stands }) => stands)).not.toContain("rejected");
    await expectSoundBooks(expect, day);

    await tradeThrough(day, "2026-08-21");
    expect(await newestRecord(day.user, "SPY")).toMatchObject({ outcome: "completed" });
    expect(Number(sharesOf(await statusOf(day.user), "SPY")["SPY"]) * 600).toBeCloseTo(99_750, -2);
    await expectSoundBooks(expect, day);
  });
});
