import { env } from "cloudflare:workers";
import { describe, it } from "vitest";
import { openD1 } from "../../../src/db/database.ts";
import { notifications } from "../../../src/db/schema/index.ts";
import { jobsSoFar } from "../support/jobs.ts";
import { quietMarket } from "../support/market.ts";
import { activate, fixedWeights } from "../support/strategies.ts";
import { openTradingDay } from "../support/trading-day.ts";

const DATE = "2026-08-20";

async function summaries() {
  const rows = await openD1(env.DB).select().from(notifications);
  return rows.map(({ kind, createdAt, payload }) => ({ kind, createdAt, payload: JSON.parse(payload) }));
}

describe("the summary of a day", () => {
  it("tells the owner once what the day came to", async ({ expect }) => {
    const day = await openTradingDay(quietMarket({ SPY: 600 }), DATE);
    await activate(day.user, "all in", fixedWeights({ SPY: 100 }));
    await day.advanceTo("16:14");
    expect(await summaries()).toEqual([]);
    await day.advanceTo("16:20");
    expect(await summaries()).toEqual([
      {
        kind: "daily_summary",
        createdAt: "2026-08-20T20:15:00.000Z",
        payload: {
          date: DATE,
          runs: [
            {
              slot: `${DATE}/close`,
              outcome: "completed",
              equityBefore: "100000",
              equityAfter: "100000",
              orders: [
                {
                  symbol: "SPY",
                  side: "buy",
                  quantity: "166.25",
                  filledQuantity: "166.25",
                  filledAveragePrice: "600",
                },
              ],
              reasons: [],
            },
          ],
        },
      },
    ]);
    expect(await jobsSoFar()).toMatchObject({ [`${DATE}/close daily-summary`]: "done" });
  });

  it("is not for somebody whose account did not run", async ({ expect }) => {
    const day = await openTradingDay(quietMarket({ SPY: 600 }), DATE);
    await day.advanceTo("16:10");
    await activate(day.user, "for tomorrow", fixedWeights({ SPY: 100 }));
    await day.advanceTo("16:20");
    expect(await summaries()).toEqual([]);
    expect(await jobsSoFar()).toMatchObject({ [`${DATE}/close daily-summary`]: "done" });
  });
});
