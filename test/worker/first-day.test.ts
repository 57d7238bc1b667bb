import { describe, it } from "vitest";
import type { HistoryRow } from "../../src/routes/contract/history.ts";
import type { Status } from "../../src/routes/contract/status.ts";
import { quietMarket } from "./support/market.ts";
import { activate, fixedWeights } from "./support/strategies.ts";
import { openTradingDay } from "./support/trading-day.ts";

describe("a first trading day", () => {
  it("turns cash into a 60/40 portfolio before the close", async ({ expect }) => {
    const day = await openTradingDay(quietMarket({ SPY: 600, TLT: 80 }));
    await activate(day.user, "60/40", fixedWeights({ SPY: 60, TLT: 40 }));

    await day.advanceTo("16:06");

    const { body: status } = await day.user.get<Status>("/api/live/status");
    expect(status.lastRun).toMatchObject({
      slot: "2026-08-20/close",
      state: "reported",
      outcome: "completed",
    });
    const positions = status.strategies[0]?.ledger.positions ?? {};
    expect((Number(positions["SPY"]) * 600) / 100_000).toBeCloseTo(0.6, 2);
    expect((Number(positions["TLT"]) * 80) / 100_000).toBeCloseTo(0.4, 2);
    const { body: page } = await day.user.get<{ history: HistoryRow[] }>("/api/live/history");
    expect(page.history).toHaveLength(1);
    expect(page.history[0]).toMatchObject({ strategyName: "60/40", outcome: "completed", buys: 2, sells: 0 });
  });
});
