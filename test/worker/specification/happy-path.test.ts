import { env } from "cloudflare:workers";
import { describe, it } from "vitest";
import { expectSoundBooks, historyOf, newestRecord, sharesOf, statusOf } from "../support/books.ts";
import { accountAtExchange } from "../support/exchange-admin.ts";
import { quietMarket } from "../support/market.ts";
import { jumpingMarket } from "../support/moving-market.ts";
import { tradeThrough } from "../support/next-day.ts";
import { activate, fixedWeights, switchTree } from "../support/strategies.ts";
import { openTradingDay } from "../support/trading-day.ts";

describe("the happy path: a user connects, activates, and waits for cron", () => {
  it("has cash turned into a 60/40 portfolio before the close", async ({ expect }) => {
    const day = await openTradingDay(quietMarket({ SPY: 600, TLT: 80 }));
    expect((await day.user.get("/api/live/credentials/status")).body).toMatchObject({ hasCredentials: true });
    await activate(day.user, "60/40", fixedWeights({ SPY: 60, TLT: 40 }));

    await day.advanceTo("16:06");

    const status = await statusOf(day.user);
    expect(status.lastRun).toMatchObject({
      slot: "2026-08-20/close",
      state: "reported",
      outcome: "completed",
    });
    // 60 % and 40 % of $99,750, which is what the cash buffer of 25 basis points leaves to invest.
    expect(sharesOf(status, "60/40")).toEqual({ SPY: "99.75", TLT: "498.75" });
    expect(await historyOf(day.user, "60/40")).toMatchObject([{ outcome: "completed", buys: 2, sells: 0 }]);
    await expectSoundBooks(expect, day);
  });

  it("finds in history what was wanted, what was sent and what came of it", async ({ expect }) => {
    const day = await openTradingDay(jumpingMarket({ OLD: 80, NEW: 40, SIGNAL: [90, 100] }, "2026-08-21"));
    const strategy = await activate(day.user, "switch", switchTree("OLD", "NEW"));
    await day.advanceTo("16:06");
    await tradeThrough(day, "2026-08-21");

    const record = await newestRecord(day.user, "switch");
    expect(record).toMatchObject({
      strategyId: strategy.id,
      slot: "2026-08-21/close",
      executedAt: expect.stringMatching(/^2026-08-21T(19:5|20:0)\d:/),
      success: true,
      errorMessage: null,
      targets: { NEW: 1 },
      planned: {
        sells: [{ symbol: "OLD", quantity: "1246.875", limitPrice: null, reason: "exit" }],
        buys: [{ symbol: "NEW", limitPrice: "40", reason: "enter" }],
      },
      executed: {
        sells: [{ symbol: "OLD", filledQuantity: "1246.875", status: "filled" }],
        buys: [{ symbol: "NEW", status: "filled" }],
        errors: [],
      },
      prices: { OLD: 80, NEW: 40, SIGNAL: 100 },
      priceSources: { NEW: { source: "tiingo" } },
    });
    expect(Number(record.accountValue)).toBeCloseTo(100_000, -2);
    const [sell, buy] = [record.executed.sells.at(0)!, record.executed.buys.at(0)!];
    expect(buy.quantity).toBe(record.planned.buys.at(0)!.quantity);
    const { orders } = await accountAtExchange(day.exchange);
    const ids = orders.map(({ client_order_id: id }) => id);
    expect(ids).toEqual(expect.arrayContaining([...sell.clientOrderIds, ...buy.clientOrderIds]));
    await expectSoundBooks(expect, day);
  });

  it("is one row of execution_history with the columns that anybody can query", async ({ expect }) => {
    const day = await openTradingDay(quietMarket({ SPY: 600 }));
    const strategy = await activate(day.user, "SPY", fixedWeights({ SPY: 100 }));
    await day.advanceTo("16:06");
    const { results } = await env.DB.prepare("SELECT * FROM execution_history").all();
    expect(results).toMatchObject([
      {
        strategy_id: strategy.id,
        executed_at: expect.stringMatching(/^2026-08-20T/),
        account_value: "100000",
        target_allocations: '{"SPY":1}',
        prices_json: '{"SPY":600}',
        success: 1,
        error_message: null,
      },
    ]);
    const [row] = results as Record<"trades_json" | "execution_json", string>[];
    expect(JSON.parse(row!.trades_json)).toMatchObject({
      sells: [],
      buys: [{ symbol: "SPY", reason: "enter" }],
    });
    expect(JSON.parse(row!.execution_json)).toMatchObject({
      sells: [],
      errors: [],
      buys: [{ status: "filled" }],
    });
  });
});
