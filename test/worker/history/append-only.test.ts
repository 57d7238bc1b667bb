import { env } from "cloudflare:workers";
import { describe, it, vi } from "vitest";
import { hashText } from "../../../src/durable/account/record/plan-document.ts";
import { openD1 } from "../../../src/db/database.ts";
import { executionHistory } from "../../../src/db/schema/index.ts";
import { breakD1 } from "../support/troubles/broken-d1.ts";
import { historyOf } from "../support/books.ts";
import { jumpingMarket } from "../support/moving-market.ts";
import { passUntil, tradeThrough } from "../support/next-day.ts";
import { activate, fixedWeights } from "../support/strategies.ts";
import { openTradingDay, tick, type TradingDay } from "../support/trading-day.ts";

/** The content of every row, hashed, by its id. */
async function hashes(): Promise<Map<string, string>> {
  const rows = await openD1(env.DB).select().from(executionHistory);
  return new Map(rows.map((row) => [row.id, hashText(JSON.stringify(row))]));
}

/** A strategy of two tickers, one of which jumps on the 21st. */
async function openDays(): Promise<TradingDay> {
  const day = await openTradingDay(jumpingMarket({ SPY: 600, TLT: [80, 100] }, "2026-08-21"));
  await activate(day.user, "60/40", fixedWeights({ SPY: 60, TLT: 40 }));
  return day;
}

describe("history", () => {
  it("is only ever appended: no later day changes the row of an earlier one", async ({ expect }) => {
    const day = await openDays();
    await day.advanceTo("16:06");
    const first = await hashes();
    expect(first.size).toBe(1);
    let before = first;
    for (const date of ["2026-08-21", "2026-08-24", "2026-08-25"]) {
      await tradeThrough(day, date);
      const after = await hashes();
      expect(after.size).toBe(before.size + 1);
      for (const [id, hash] of before) expect(after.get(id)).toBe(hash);
      before = after;
    }
    expect([...before.values()]).toContain([...first.values()][0]);
  });

  it("of a run and an evening without D1 arrives in the end, once, as it was written then", async ({
    expect,
  }) => {
    const log = vi.spyOn(console, "error").mockImplementation(() => undefined);
    const day = await openDays();
    await day.advanceTo("15:46");
    const repair = breakD1();
    await day.advanceTo("16:10");
    await passUntil(day, "2026-08-20", "20:00");
    await tick();
    const failures = () => log.mock.calls.flat().filter((line) => line?.event === "outbox_delivery_failed");
    expect(failures().length).toBeGreaterThan(10);

    repair();
    expect(await historyOf(day.user, "60/40")).toEqual([]);
    await passUntil(day, "2026-08-20", "20:05");
    const [row] = await openD1(env.DB).select().from(executionHistory);
    expect(row).toMatchObject({ slot: "2026-08-20/close", outcome: "completed" });
    // It tells of the moment at which it was written, not of that at which it came.
    expect(row!.executedAt < "2026-08-20T20:10:00.000Z").toBe(true);

    const arrived = await hashes();
    const before = failures().length;
    await tradeThrough(day, "2026-08-21");
    const after = await hashes();
    expect([failures().length - before, after.size]).toEqual([0, 2]);
    for (const [id, hash] of arrived) expect(after.get(id)).toBe(hash);
  });
});
