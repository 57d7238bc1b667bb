import { describe, it } from "vitest";
import { newestRecord, statusOf } from "../support/books.ts";
import { rowsBetween } from "../support/market.ts";
import { activate, fixedWeights } from "../support/strategies.ts";
import { openTradingDay } from "../support/trading-day.ts";

const TODAY = { from: "2026-08-20", to: "2026-08-31" };

/** Rows from June that lack the sessions from a date to yesterday. */
function rowsWithout(from: string) {
  return [...rowsBetween("2026-06-01", from, () => 600), ...rowsBetween(TODAY.from, TODAY.to, () => 600)];
}

describe("a history that ends before the last session", () => {
  it("makes a strategy hold when none of its tickers has that session yet", async ({ expect }) => {
    const market = new Map([["SPY", { name: "SPY", rows: rowsWithout("2026-08-18") }]]);
    const day = await openTradingDay(market);
    await activate(day.user, "SPY", fixedWeights({ SPY: 100 }));
    await day.advanceTo("16:06");
    expect((await statusOf(day.user)).lastRun).toMatchObject({
      outcome: "held",
      reasons: [{ code: "history_stale" }],
    });
  });

  it("is carried over when only one of its tickers did not trade", async ({ expect }) => {
    const market = new Map([
      ["SPY", { name: "SPY", rows: rowsWithout("2026-08-18") }],
      ["TLT", { name: "TLT", rows: rowsBetween("2026-06-01", TODAY.to, () => 80) }],
    ]);
    const day = await openTradingDay(market);
    await activate(day.user, "60/40", fixedWeights({ SPY: 60, TLT: 40 }));
    await day.advanceTo("16:06");
    expect(await newestRecord(day.user, "60/40")).toMatchObject({ outcome: "completed" });
  });
});
