import { describe, it } from "vitest";
import { newYorkInstant } from "../../../src/engine/calendar/new-york.ts";
import { expectSoundBooks, statusOf } from "../support/books.ts";
import { accountAtExchange } from "../support/exchange-admin.ts";
import { quietMarket } from "../support/market.ts";
import { activate, fixedWeights } from "../support/strategies.ts";
import { openTradingDay } from "../support/trading-day.ts";

describe("the day after Thanksgiving, when the market closes at one", () => {
  it("is traded before one o'clock", async ({ expect }) => {
    const market = quietMarket({ SPY: 600, TLT: 80 }, "2026-11-30");
    const day = await openTradingDay(market, "2026-11-27");
    await activate(day.user, "60/40", fixedWeights({ SPY: 60, TLT: 40 }));
    expect((await statusOf(day.user)).market.nextSlot).toMatchObject({
      slot: "2026-11-27/close",
      earlyClose: true,
      closesAt: "2026-11-27T18:00:00.000Z",
    });

    await day.advanceTo("13:06");

    const status = await statusOf(day.user);
    expect(status.lastRun).toMatchObject({ slot: "2026-11-27/close", outcome: "completed" });
    expect(status.market.nextSlot.slot).toBe("2026-11-30/close");
    const { orders } = await accountAtExchange(day.exchange);
    expect(orders).toHaveLength(2);
    for (const { submitted_at: at } of orders) {
      expect(Date.parse(at)).toBeGreaterThanOrEqual(newYorkInstant("2026-11-27", "12:55"));
      expect(Date.parse(at)).toBeLessThan(newYorkInstant("2026-11-27", "12:59:30"));
    }
    await expectSoundBooks(expect, day);
  });
});
