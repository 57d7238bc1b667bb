import { env } from "cloudflare:workers";
import { describe, it } from "vitest";
import { readBars, writeBars } from "../../../src/market/bars/store.ts";
import { expectSoundBooks, historyOf, newestRecord, sharesOf, statusOf } from "../support/books.ts";
import { quietMarket } from "../support/market.ts";
import { activate, fixedWeights } from "../support/strategies.ts";
import { openTradingDay, type TradingDay } from "../support/trading-day.ts";

/** Stocks, bonds and gold as three strategies with half, a quarter and a quarter of the account. */
async function threeStrategies(): Promise<TradingDay> {
  const day = await openTradingDay(quietMarket({ SPY: 600, TLT: 80, GLD: 250 }));
  await activate(day.user, "stocks", fixedWeights({ SPY: 100 }), 50);
  await activate(day.user, "bonds", fixedWeights({ TLT: 100 }), 25);
  await activate(day.user, "gold", fixedWeights({ GLD: 100 }), 25);
  return day;
}

describe("three strategies in one account", () => {
  it("are executed each on its own: own money, own shares, own history", async ({ expect }) => {
    const day = await threeStrategies();
    await day.advanceTo("16:06");

    const status = await statusOf(day.user);
    // 99.75 % of $50,000, $25,000 and $25,000 at $600, $80 and $250.
    expect(sharesOf(status, "stocks")).toEqual({ SPY: "83.125" });
    expect(sharesOf(status, "bonds")).toEqual({ TLT: "311.71875" });
    expect(sharesOf(status, "gold")).toEqual({ GLD: "99.75" });
    for (const name of ["stocks", "bonds", "gold"]) {
      expect(await historyOf(day.user, name)).toMatchObject([{ outcome: "completed", buys: 1 }]);
    }
    await expectSoundBooks(expect, day);
  });

  it("do not stop each other: the one whose decision breaks holds, the others trade", async ({ expect }) => {
    const day = await threeStrategies();
    await day.advanceTo("15:48");
    // A history that reaches beyond today cannot be right: today's bar cannot follow it.
    const bars = await readBars(env.MARKET, "TLT");
    if (!bars) throw new Error("preflight must have stored the history");
    await writeBars(env.MARKET, "TLT", { ...bars, dates: [...bars.dates.slice(0, -1), "2026-08-25"] }, 0);

    await day.advanceTo("16:06");

    const status = await statusOf(day.user);
    expect(status.lastRun).toMatchObject({ outcome: "completed_adjusted" });
    expect(sharesOf(status, "stocks")).toEqual({ SPY: "83.125" });
    expect(sharesOf(status, "gold")).toEqual({ GLD: "99.75" });
    expect(sharesOf(status, "bonds")).toEqual({});
    expect(await newestRecord(day.user, "bonds")).toMatchObject({ outcome: "held" });
    for (const name of ["stocks", "gold"]) {
      expect(await newestRecord(day.user, name)).toMatchObject({
        outcome: "completed",
        executed: { errors: [] },
      });
    }
    await expectSoundBooks(expect, day);
  });
});
