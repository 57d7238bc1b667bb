import { describe, it } from "vitest";
import { expectSoundBooks, sharesOf, statusOf } from "../support/books.ts";
import { jumpingMarket } from "../support/moving-market.ts";
import { tradeThrough } from "../support/next-day.ts";
import { activate, switchTree } from "../support/strategies.ts";
import { openTradingDay } from "../support/trading-day.ts";

describe("two strategies that swap what they hold", () => {
  it("trade with each other, although neither has cash", async ({ expect }) => {
    const day = await openTradingDay(jumpingMarket({ A: 80, B: 40, SIGNAL: [90, 100] }, "2026-08-21"));
    await activate(day.user, "to B", switchTree("A", "B"), 50);
    await activate(day.user, "to A", switchTree("B", "A"), 50);
    await day.advanceTo("16:06");
    await tradeThrough(day, "2026-08-21");
    const status = await statusOf(day.user);
    expect(Number(sharesOf(status, "to B")["B"])).toBeCloseTo(1246.875, -1);
    expect(Number(sharesOf(status, "to A")["A"])).toBeCloseTo(623.4375, -1);
    expect(sharesOf(status, "to B")["A"]).toBeUndefined();
    await expectSoundBooks(expect, day);
  });
});
