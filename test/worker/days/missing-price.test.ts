import { describe, it, vi } from "vitest";
import { expectSoundBooks, historyOf, sharesOf, statusOf } from "../support/books.ts";
import { changeTiingo, holdingsAtExchange, orderFault } from "../support/exchange-admin.ts";
import { quietMarket } from "../support/market.ts";
import { passUntil, tradeThrough } from "../support/next-day.ts";
import { activate, fixedWeights } from "../support/strategies.ts";
import { openTradingDay, type TradingDay } from "../support/trading-day.ts";

/** Half of the account in stocks, half in bonds, as two strategies. */
async function stocksAndBonds(): Promise<TradingDay> {
  vi.spyOn(console, "error").mockImplementation(() => undefined);
  const day = await openTradingDay(quietMarket({ SPY: 600, TLT: 80 }));
  await activate(day.user, "stocks", fixedWeights({ SPY: 100 }), 50);
  await activate(day.user, "bonds", fixedWeights({ TLT: 100 }), 50);
  return day;
}

/** From now on nobody tells what TLT trades at. */
async function hideTlt({ exchange }: TradingDay): Promise<void> {
  await changeTiingo(exchange, { dropped: ["TLT"] });
  const match = { pathPrefix: "/v2/stocks/snapshots" };
  await orderFault(exchange, { match, action: "status", body: {}, status: 200, times: "always" });
}

describe("a ticker without a price", () => {
  it("keeps the strategy that needs it from trading, and no other", async ({ expect }) => {
    const day = await stocksAndBonds();
    await hideTlt(day);
    await day.advanceTo("16:06");

    expect(await historyOf(day.user, "bonds")).toMatchObject([
      {
        outcome: "held",
        success: false,
        targets: null,
        errorMessage: "the price of TLT is that of an earlier close",
      },
    ]);
    expect(await historyOf(day.user, "stocks")).toMatchObject([
      { outcome: "completed", success: true, buys: 1 },
    ]);
    const status = await statusOf(day.user);
    expect(status.lastRun).toMatchObject({
      outcome: "completed_adjusted",
      reasons: [{ code: "price_refused" }],
    });
    expect(Object.keys(await holdingsAtExchange(day.exchange))).toEqual(["SPY"]);
    await expectSoundBooks(expect, day);
  });

  it("never means zero: what the strategy holds of it is kept", async ({ expect }) => {
    const day = await stocksAndBonds();
    await day.advanceTo("16:06");
    const before = sharesOf(await statusOf(day.user), "bonds");
    expect(Object.keys(before)).toEqual(["TLT"]);
    await passUntil(day, "2026-08-21", "15:40");
    await hideTlt(day);
    await tradeThrough(day, "2026-08-21");

    expect(sharesOf(await statusOf(day.user), "bonds")).toEqual(before);
    expect((await historyOf(day.user, "bonds")).map(({ outcome }) => outcome)).toEqual(["held", "completed"]);
    expect((await historyOf(day.user, "stocks")).map(({ outcome }) => outcome)).toEqual([
      "no_trades",
      "completed",
    ]);
    await expectSoundBooks(expect, day);
  });
});
