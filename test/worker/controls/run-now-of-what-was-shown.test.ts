import { describe, it } from "vitest";
import type { Preview } from "../../../src/contract/runs.ts";
import { statusOf } from "../support/books.ts";
import { quietMarket } from "../support/market.ts";
import { activate, fixedWeights } from "../support/strategies.ts";
import { openTradingDay, type TradingDay } from "../support/trading-day.ts";

async function preview({ user }: TradingDay, kind: string): Promise<Preview> {
  const answer = await user.post<Preview>("/api/live/preview", { kind });
  if (answer.status !== 200) throw new Error(`no preview: ${JSON.stringify(answer.body)}`);
  return answer.body;
}

describe("two previews that sell the same for different ends", () => {
  it("are told apart: whoever confirms going to cash does not end the strategy", async ({ expect }) => {
    const day = await openTradingDay(quietMarket({ SPY: 600 }), "2026-08-20", { startsAt: "11:00" });
    await activate(day.user, "SPY", fixedWeights({ SPY: 100 }));
    await day.user.post("/api/live/run-now", { planHash: (await preview(day, "rebalance")).planHash });
    await day.advanceTo("11:10");

    const goToCash = await preview(day, "go_to_cash");
    await preview(day, "liquidate");
    const started = await day.user.post("/api/live/run-now", { planHash: goToCash.planHash });
    await day.advanceTo("11:20");

    expect(started.status).toBe(200);
    expect((await statusOf(day.user)).strategies).toMatchObject([{ name: "SPY", tradingState: "HALTED" }]);
  });
});
