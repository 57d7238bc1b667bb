import { describe, it } from "vitest";
import { expectSoundBooks, newestRecord, sharesOf, statusOf } from "../support/books.ts";
import { accountAtExchange } from "../support/exchange-admin.ts";
import { quietMarket } from "../support/market.ts";
import { activate, fixedWeights } from "../support/strategies.ts";
import { openTradingDay } from "../support/trading-day.ts";

describe("two strategies in one account", () => {
  it("share one order a symbol, and each gets its share of the fills", async ({ expect }) => {
    const day = await openTradingDay(quietMarket({ SPY: 600, TLT: 80 }));
    await activate(day.user, "large", fixedWeights({ SPY: 100 }), 75);
    await activate(day.user, "small", fixedWeights({ SPY: 50, TLT: 50 }), 25);
    await day.advanceTo("16:06");

    const { orders } = await accountAtExchange(day.exchange);
    expect(orders.map(({ side, symbol }) => `${side} ${symbol}`).toSorted()).toEqual(["buy SPY", "buy TLT"]);
    const status = await statusOf(day.user);
    // 99.75 % of $75,000, and of half of $25,000, at $600 and $80.
    expect(sharesOf(status, "large")).toEqual({ SPY: "124.6875" });
    expect(sharesOf(status, "small")).toEqual({ SPY: "20.78125", TLT: "155.859375" });
    const [large, small] = [await newestRecord(day.user, "large"), await newestRecord(day.user, "small")];
    expect(large.executed.buys.map(({ clientOrderIds }) => clientOrderIds)).toEqual([
      small.executed.buys.find(({ symbol }) => symbol === "SPY")?.clientOrderIds,
    ]);
    await expectSoundBooks(expect, day);
  });
});
