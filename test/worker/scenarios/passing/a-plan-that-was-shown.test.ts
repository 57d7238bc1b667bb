import { describe, it } from "vitest";
import type { Preview } from "../../../../src/contract/runs.ts";
import { expectSoundBooks, statusOf } from "../../support/books.ts";
import { holdingsAtExchange, orderFault, payIn } from "../../support/exchange-admin.ts";
import { quietMarket } from "../../support/market.ts";
import { passUntil } from "../../support/next-day.ts";
import { activate, fixedWeights } from "../../support/strategies.ts";
import { openTradingDay, type TradingDay } from "../../support/trading-day.ts";

const DATE = "2026-08-20";

/** A morning on which the owner has bought SPY, and has now confirmed to go to cash; the run has not begun. */
async function goingToCash(): Promise<TradingDay> {
  const day = await openTradingDay(quietMarket({ SPY: 600 }), DATE, { startsAt: "11:00" });
  await activate(day.user, "SPY", fixedWeights({ SPY: 100 }));
  for (const kind of ["rebalance", "go_to_cash"]) {
    const { body } = await day.user.post<Preview>("/api/live/preview", { kind });
    await day.user.post("/api/live/run-now", { planHash: body.planHash });
    if (kind === "rebalance") await passUntil(day, DATE, "11:08");
  }
  return day;
}

describe("a run of a plan that its owner has seen", () => {
  it("is done although the broker once tells another number of shares", async ({ expect }) => {
    const day = await goingToCash();
    await orderFault(day.exchange, {
      match: { method: "GET", pathPrefix: "/v2/positions" },
      action: "add-fields",
      fields: { qty_available: "1" },
    });
    await passUntil(day, DATE, "11:20");
    expect((await statusOf(day.user)).lastRun).toMatchObject({ outcome: "completed", reasons: [] });
    expect(await holdingsAtExchange(day.exchange)).toEqual({});
    await expectSoundBooks(expect, day);
  });

  it("is not done when the account has really changed", async ({ expect }) => {
    const day = await goingToCash();
    await payIn(day.exchange, day.keys.accountId, "5000");
    await passUntil(day, DATE, "11:20");
    expect((await statusOf(day.user)).lastRun).toMatchObject({
      outcome: "failed",
      reasons: expect.arrayContaining([expect.objectContaining({ code: "plan_changed" })]),
    });
    expect(await holdingsAtExchange(day.exchange)).toEqual({ SPY: "166.25" });
  });
});
