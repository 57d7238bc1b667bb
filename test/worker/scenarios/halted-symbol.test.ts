import { describe, it } from "vitest";
import { newYorkInstant } from "../../../src/engine/calendar/new-york.ts";
import { expectSoundBooks, newestRecord, statusOf } from "../support/books.ts";
import { accountAtExchange, halt } from "../support/exchange-admin.ts";
import { quietMarket } from "../support/market.ts";
import { activate, fixedWeights } from "../support/strategies.ts";
import { openTradingDay } from "../support/trading-day.ts";

const CLOSE = newYorkInstant("2026-08-20", "16:00");

describe("a symbol that is halted before the close", () => {
  it("has its buy cancelled in time, while the others trade", async ({ expect }) => {
    const day = await openTradingDay(quietMarket({ SPY: 600, TLT: 80 }));
    await activate(day.user, "60/40", fixedWeights({ SPY: 60, TLT: 40 }));
    await halt(day.exchange, "TLT");

    await day.advanceTo("15:59:50");
    const { orders, cash } = await accountAtExchange(day.exchange);
    const halted = orders.filter(({ symbol }) => symbol === "TLT");
    expect(halted.length).toBeGreaterThanOrEqual(1);
    expect(halted.map(({ status, filled_qty: filled }) => [status, filled])).toEqual(
      halted.map(() => ["canceled", "0"]),
    );
    for (const { submitted_at: at } of orders) expect(Date.parse(at)).toBeLessThan(CLOSE - 30_000);

    await day.advanceTo("16:06");
    expect((await statusOf(day.user)).lastRun).toMatchObject({ outcome: "completed_adjusted" });
    const record = await newestRecord(day.user, "60/40");
    expect(record).toMatchObject({ outcome: "completed_adjusted", success: true });
    expect(record.executed.buys).toMatchObject([
      { symbol: "SPY", status: "filled" },
      { symbol: "TLT", status: "canceled", filledQuantity: "0", filledAveragePrice: null },
    ]);
    expect((await accountAtExchange(day.exchange)).cash).toBe(cash);
    await expectSoundBooks(expect, day);
  });

  it("does not hold up the run when nothing at all trades: it has failed, and says so", async ({
    expect,
  }) => {
    const day = await openTradingDay(quietMarket({ SPY: 600 }));
    await activate(day.user, "SPY", fixedWeights({ SPY: 100 }));
    await halt(day.exchange, "SPY");
    await day.advanceTo("16:06");
    expect((await statusOf(day.user)).lastRun).toMatchObject({ state: "reported", outcome: "failed" });
    expect(await newestRecord(day.user, "SPY")).toMatchObject({ outcome: "failed", success: false });
    await expectSoundBooks(expect, day);
  });
});
