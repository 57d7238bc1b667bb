import { describe, it } from "vitest";
import { expectSoundBooks, newestRecord, sharesOf, statusOf } from "../support/books.ts";
import { jumpingMarket } from "../support/moving-market.ts";
import { tradeThrough } from "../support/next-day.ts";
import { activate, fixedWeights } from "../support/strategies.ts";
import { openTradingDay } from "../support/trading-day.ts";

describe("the day after", () => {
  it("brings a portfolio that has drifted back to its weights", async ({ expect }) => {
    const day = await openTradingDay(jumpingMarket({ SPY: 600, TLT: [80, 100] }, "2026-08-21"));
    await activate(day.user, "60/40", fixedWeights({ SPY: 60, TLT: 40 }));
    await day.advanceTo("16:06");
    await tradeThrough(day, "2026-08-21");

    const status = await statusOf(day.user);
    expect(status.lastRun).toMatchObject({ slot: "2026-08-21/close", outcome: "completed" });
    const positions = sharesOf(status, "60/40");
    const [stocks, bonds] = [Number(positions["SPY"]) * 600, Number(positions["TLT"]) * 100];
    expect(stocks / (stocks + bonds)).toBeCloseTo(0.6, 3);
    expect(await newestRecord(day.user, "60/40")).toMatchObject({
      planned: {
        sells: [{ symbol: "TLT", reason: "reduce", limitPrice: null }],
        buys: [{ symbol: "SPY", reason: "increase" }],
      },
    });
    await expectSoundBooks(expect, day);
  });
});
