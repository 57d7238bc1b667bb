import { describe, it } from "vitest";
import { expectSoundBooks, sharesOf, statusOf } from "../support/books.ts";
import { halt } from "../support/exchange-admin.ts";
import { jumpingMarket } from "../support/moving-market.ts";
import { passUntil, tradeThrough } from "../support/next-day.ts";
import { activate } from "../support/strategies.ts";
import { openTradingDay, type TradingDay } from "../support/trading-day.ts";

/** A tree that holds one ticker while SIGNAL stands at 50, and another from 100 on. */
function switchingFrom(before: string, after: string): unknown {
  const holding = (ticker: string) => ({ id: ticker, kind: "position", positions: [ticker] });
  return {
    id: "switch",
    kind: "indicator",
    conditions: [
      { id: "c", type: "if", metric: "Current Price", ticker: "SIGNAL", comparator: "gte", threshold: "100" },
    ],
    // oxlint-disable-next-line unicorn/no-thenable -- the format's name of the slot
    children: { then: [holding(after)], else: [holding(before)] },
  };
}

/** The signal comes on the second day, after OLD was halted. */
async function secondDayWithHalt(strategies: Record<string, unknown>): Promise<TradingDay> {
  const prices = { OLD: 80, NEW: 40, SIGNAL: [50, 100] as [number, number] };
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
      stuck: switchingFrom("OLD", "NEW"),
      free: switchingFrom("Empty", "NEW"),
    });
    const status = await statusOf(day.user);
    expect(Number(sharesOf(status, "free")["NEW"]) * 40).toBeGreaterThan(49_000);
    expect(Number(sharesOf(status, "stuck")["NEW"] ?? 0) * 40).toBeLessThan(130);
    await expectSoundBooks(expect, day);
  });
});
