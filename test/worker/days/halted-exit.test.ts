import { describe, it } from "vitest";
import { expectSoundBooks, sharesOf, statusOf } from "../support/books.ts";
import { halt } from "../support/exchange-admin.ts";
import { jumpingMarket } from "../support/moving-market.ts";
import { passUntil, tradeThrough } from "../support/next-day.ts";
import { activate, switchTree } from "../support/strategies.ts";
import { openTradingDay, type TradingDay } from "../support/trading-day.ts";

/** The signal comes on the second day, after OLD was halted. */
async function secondDayWithHalt(strategies: Record<string, unknown>): Promise<TradingDay> {
  const prices = { OLD: 80, NEW: 40, SIGNAL: [90, 100] as [number, number] };
  const day = await openTradingDay(jumpingMarket(prices, "2026-08-21"));
  for (const [name, tree] of Object.entries(strategies)) await activate(day.user, name, tree, 50);
  await day.advanceTo("16:06");
  await passUntil(day, "2026-08-21", "15:40");
  await halt(day.exchange, "OLD");
  await tradeThrough(day, "2026-08-21");
  return day;
}

describe("a strategy that cannot sell what it leaves", () => {
  it("gets nothing of a symbol that another strategy pays for", async ({ expect }) => {
    const day = await secondDayWithHalt({
      stuck: switchTree("OLD", "NEW"),
      free: switchTree("Empty", "NEW"),
    });
    const status = await statusOf(day.user);
    expect(Number(sharesOf(status, "free")["NEW"]) * 40).toBeGreaterThan(49_000);
    expect(Number(sharesOf(status, "stuck")["NEW"] ?? 0) * 40).toBeLessThan(130);
    await expectSoundBooks(expect, day);
  });

  it("takes over nothing from another strategy that it cannot pay for", async ({ expect }) => {
    const day = await secondDayWithHalt({
      stuck: switchTree("OLD", "NEW"),
      leaving: switchTree("NEW", "Empty"),
    });
    const status = await statusOf(day.user);
    expect(status.lastRun).toMatchObject({ outcome: "completed_adjusted" });
    expect(status.lastRun?.reasons.map(({ code }) => code)).toContain("cross_short");
    expect(Number(sharesOf(status, "leaving")["NEW"]) * 40).toBeGreaterThan(49_000);
    await expectSoundBooks(expect, day);
  });
});
