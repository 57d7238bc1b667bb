import { env } from "cloudflare:workers";
import { describe, it } from "vitest";
import { allControls } from "../../../src/platform/addresses.ts";
import type { TradingState } from "../../../src/engine/risk/trading-state.ts";
import { statusOf } from "../support/books.ts";
import { accountAtExchange, holdingsAtExchange } from "../support/exchange-admin.ts";
import { quietMarket } from "../support/market.ts";
import { jumpingMarket } from "../support/moving-market.ts";
import { tradeThrough } from "../support/next-day.ts";
import { activate, fixedWeights, switchTree } from "../support/strategies.ts";
import { openTradingDay } from "../support/trading-day.ts";

async function setTradingState(state: TradingState): Promise<void> {
  for (const control of allControls(env)) await control.setTradingState(state);
}

describe("when the platform is stopped", () => {
  it("halted, no account trades, and every strategy's history says why", async ({ expect }) => {
    const day = await openTradingDay(quietMarket({ SPY: 600 }));
    await activate(day.user, "SPY", fixedWeights({ SPY: 100 }));
    await setTradingState("HALTED");
    await day.advanceTo("16:06");
    expect((await accountAtExchange(day.exchange)).orders).toEqual([]);
    expect((await statusOf(day.user)).lastRun).toMatchObject({
      outcome: "halted",
      reasons: [{ code: "halted" }],
    });
  });

  it("reducing, sells go out and buys do not", async ({ expect }) => {
    const day = await openTradingDay(jumpingMarket({ OLD: 80, NEW: 40, SIGNAL: [90, 100] }, "2026-08-21"));
    await activate(day.user, "switch", switchTree("OLD", "NEW"));
    await day.advanceTo("16:06");
    expect(Object.keys(await holdingsAtExchange(day.exchange))).toEqual(["OLD"]);
    await setTradingState("REDUCING");
    await tradeThrough(day, "2026-08-21");
    expect(await holdingsAtExchange(day.exchange)).toEqual({});
    expect((await statusOf(day.user)).lastRun).toMatchObject({
      outcome: "completed_adjusted",
      reasons: [{ code: "halted" }],
    });
  });
});
