import { describe, it } from "vitest";
import type { z } from "@hono/zod-openapi";
import type { slippageReportSchema } from "../../../src/contract/slippage.ts";
import { newestRecord } from "../support/books.ts";
import { jumpingMarket } from "../support/moving-market.ts";
import { passUntil, tradeThrough } from "../support/next-day.ts";
import { activate, fixedWeights } from "../support/strategies.ts";
import { openTradingDay } from "../support/trading-day.ts";
import { signUp, type Visitor } from "../support/visitor.ts";

type Report = z.infer<typeof slippageReportSchema>;

async function slippageFor(visitor: Visitor, query = ""): Promise<Report> {
  return (await visitor.get<Report>(`/api/live/slippage${query}`)).body;
}

describe("what trading has cost lately", () => {
  it("is the mean over executions with its standard error, for one strategy and within the days asked for", async ({
    expect,
  }) => {
    const day = await openTradingDay(jumpingMarket({ SPY: 600, TLT: [80, 100] }, "2026-08-21"));
    const { id } = await activate(day.user, "60/40", fixedWeights({ SPY: 60, TLT: 40 }));
    await day.advanceTo("16:06");
    const first = await newestRecord(day.user, "60/40");
    await tradeThrough(day, "2026-08-21");
    const second = await newestRecord(day.user, "60/40");

    const report = await slippageFor(day.user, `?strategyId=${id}`);
    const costs = [first, second].map(({ slippage }) => slippage.execution!);
    expect(report).toMatchObject({ days: 60, executions: 2, execution: { count: 2 } });
    expect(report.execution.mean).toBeCloseTo((costs[0]! + costs[1]!) / 2, 12);
    expect(report.execution.standardError).toBeCloseTo(Math.abs(costs[0]! - costs[1]!) / 2, 12);
    expect(report.total.mean).toBeCloseTo((first.slippage.total! + second.slippage.total!) / 2, 12);

    await passUntil(day, "2026-08-22", "15:00");
    const latest = { executions: 1, execution: { count: 1, mean: costs[1], standardError: null } };
    expect(await slippageFor(day.user, "?days=1")).toMatchObject({ days: 1, ...latest });
    const none = { count: 0, mean: null, standardError: null };
    expect(await slippageFor(day.user, "?strategyId=another")).toMatchObject({ executions: 0, delay: none });
    const stranger = await signUp("stranger@example.com");
    expect(await slippageFor(stranger, `?strategyId=${id}`)).toMatchObject({ executions: 0, total: none });
  });
});
