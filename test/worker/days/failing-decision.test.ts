import { env } from "cloudflare:workers";
import { describe, it } from "vitest";
import { readBars, writeBars } from "../../../src/market/bars/store.ts";
import { newestRecord, sharesOf, statusOf } from "../support/books.ts";
import { quietMarket } from "../support/market.ts";
import { activate, fixedWeights } from "../support/strategies.ts";
import { openTradingDay } from "../support/trading-day.ts";

describe("a strategy whose decision breaks", () => {
  it("holds what it has, and the other strategy trades", async ({ expect }) => {
    const day = await openTradingDay(quietMarket({ SPY: 600, TLT: 80 }));
    await activate(day.user, "stocks", fixedWeights({ SPY: 100 }), 50);
    await activate(day.user, "bonds", fixedWeights({ TLT: 100 }), 50);
    await day.advanceTo("15:48");
    // A history that reaches beyond today cannot be right: today's bar cannot follow it.
    const bars = await readBars(env.MARKET, "TLT");
    if (!bars) throw new Error("preflight must have stored the history");
    await writeBars(env.MARKET, "TLT", { ...bars, dates: [...bars.dates.slice(0, -1), "2026-08-25"] }, 0);

    await day.advanceTo("16:06");

    const status = await statusOf(day.user);
    expect(status.lastRun).toMatchObject({ outcome: "completed_adjusted" });
    expect(Number(sharesOf(status, "stocks")["SPY"])).toBeGreaterThan(80);
    expect(sharesOf(status, "bonds")).toEqual({});
    expect(await newestRecord(day.user, "bonds")).toMatchObject({ outcome: "held" });
    expect(await newestRecord(day.user, "stocks")).toMatchObject({
      outcome: "completed",
      executed: { errors: [] },
    });
  });
});
