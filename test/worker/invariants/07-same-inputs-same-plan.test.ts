import { describe, it } from "vitest";
import { replay } from "../../../src/durable/account/history/replay.ts";
import type { ExecutionInputs } from "../../../src/contract/execution-inputs.ts";
import type { Preview } from "../../../src/contract/runs.ts";
import { historyOf, newestRecord } from "../support/books.ts";
import { freshStart } from "../support/fresh-start.ts";
import { rowsBetween } from "../support/market.ts";
import { activate, fixedWeights, trendTree } from "../support/strategies.ts";
import { openTradingDay, type TradingDay } from "../support/trading-day.ts";

const DATE = "2026-08-20";

/** Prices that wander until a date, and are multiplied by `later` from the next session on. */
function marketUntil(later: number) {
  const through = rowsBetween("2026-06-01", DATE, () => 0).length;
  const rows = (price: number, step: number) =>
    rowsBetween("2026-06-01", "2026-08-31", (index) => {
      const cents = Math.round(100 * (price + step * ((index * 7) % 11)));
      return (cents / 100) * (index < through ? 1 : later);
    });
  return new Map([
    ["SPY", { name: "SPY", rows: rows(600, 3) }],
    ["TLT", { name: "TLT", rows: rows(80, 0.4) }],
  ]);
}

/** A morning with a mix and a trend, in a market that goes on in one way or another after today. */
async function openMorning(later = 1): Promise<TradingDay> {
  const day = await openTradingDay(marketUntil(later), DATE, { startsAt: "11:00" });
  await activate(day.user, "mix", fixedWeights({ SPY: 60, TLT: 40 }), 50);
  await activate(day.user, "trend", trendTree("SPY", "TLT"), 50);
  return day;
}

describe("the same inputs", () => {
  it("make the same plan in a preview, in the run that follows, and in its replay", async ({ expect }) => {
    const day = await openMorning();
    const { body: preview } = await day.user.post<Preview>("/api/live/preview", { kind: "rebalance" });
    expect(preview.orders.length).toBeGreaterThan(0);
    expect((await day.user.post("/api/live/run-now", { planHash: preview.planHash })).status).toBe(200);
    await day.advanceTo("11:10");

    const record = await newestRecord(day.user, "trend");
    expect(record.planHash).toBe(preview.planHash);
    const [row] = await historyOf(day.user, "trend");
    const { body: inputs } = await day.user.get<ExecutionInputs>(`/api/live/history/${row!.id}/inputs`);
    const packet = async (symbol: string) =>
      (await day.user.fetch(`/api/market/bars?ticker=${symbol}`)).arrayBuffer();
    const compared = await replay(inputs, packet);
    expect(compared.map(({ what, result }) => `${what} ${result}`).toSorted()).toEqual([
      "mix equal",
      "plan equal",
      "prices equal",
      "trend equal",
    ]);
  });
});

describe("what happens after a decision", () => {
  it.for([0.2, 5])("has not moved it: prices that go on at %d times today's", async (later, { expect }) => {
    const decided = async (day: TradingDay) => {
      await day.advanceTo("16:06");
      const { targets, planned, prices } = await newestRecord(day.user, "trend");
      return { targets, planned, prices };
    };
    const asEver = await decided(await openMorning());
    expect(asEver.planned.buys).toHaveLength(1);
    // A second market in the same test would find the first one's histories in KV.
    await freshStart();
    expect(await decided(await openMorning(later))).toEqual(asEver);
  });
});
