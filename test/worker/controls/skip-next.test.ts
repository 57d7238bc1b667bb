import { describe, it } from "vitest";
import type { LiveStrategy } from "../../../src/contract/strategies.ts";
import { historyOf, statusOf } from "../support/books.ts";
import { accountAtExchange, holdingsAtExchange } from "../support/exchange-admin.ts";
import { quietMarket } from "../support/market.ts";
import { tradeThrough } from "../support/next-day.ts";
import { activate, fixedWeights } from "../support/strategies.ts";
import { openTradingDay, type TradingDay } from "../support/trading-day.ts";
import { signUp } from "../support/visitor.ts";

const skip = ({ user }: Pick<TradingDay, "user">, { botId }: LiveStrategy, on = true) =>
  user.post<LiveStrategy>(`/api/live/strategies/${botId}/skip`, { skip: on });

async function openDay(): Promise<{ day: TradingDay; strategy: LiveStrategy }> {
  const day = await openTradingDay(quietMarket({ SPY: 600 }));
  return { day, strategy: await activate(day.user, "SPY", fixedWeights({ SPY: 100 })) };
}

describe("skipping the next run of a strategy", () => {
  it("leaves that one out, says so in history, and the one after it trades", async ({ expect }) => {
    const { day, strategy } = await openDay();
    expect(await skip(day, strategy)).toMatchObject({
      status: 200,
      body: { skipSlot: "2026-08-20/close" },
    });
    await day.advanceTo("16:06");
    expect(await historyOf(day.user, "SPY")).toMatchObject([
      { slot: "2026-08-20/close", outcome: "skipped" },
    ]);
    expect((await accountAtExchange(day.exchange)).orders).toEqual([]);
    await tradeThrough(day, "2026-08-21");
    expect((await statusOf(day.user)).lastRun).toMatchObject({ outcome: "completed" });
  });

  it("can be taken back", async ({ expect }) => {
    const { day, strategy } = await openDay();
    await skip(day, strategy);
    expect((await skip(day, strategy, false)).body).toMatchObject({ skipSlot: null });
    await day.advanceTo("16:06");
    expect(await holdingsAtExchange(day.exchange)).toHaveProperty("SPY");
  });

  it("means the next slot of the strategy's own frequency", async ({ expect }) => {
    const day = await openTradingDay(quietMarket({ SPY: 600 }), "2026-08-20", { startsAt: "11:10" });
    const tree = fixedWeights({ SPY: 100 });
    const hourly = await activate(day.user, "hourly", tree, {
      sharePercent: 50,
      executionFrequency: "hourly",
    });
    const daily = await activate(day.user, "daily", tree);
    expect((await skip(day, hourly)).body.skipSlot).toBe("2026-08-20/12:00");
    expect((await skip(day, daily)).body.skipSlot).toBe("2026-08-20/close");
  });

  it("after the close means the next day", async ({ expect }) => {
    const { day, strategy } = await openDay();
    await day.advanceTo("16:06");
    expect((await skip(day, strategy)).body.skipSlot).toBe("2026-08-21/close");
  });

  it("is refused while a run is under way, for what is not active, and to anybody but its owner", async ({
    expect,
  }) => {
    const { day, strategy } = await openDay();
    const stranger = await signUp("stranger@example.com");
    expect(await skip({ user: stranger }, strategy)).toMatchObject({
      status: 404,
      body: { error: { code: "not_active" } },
    });
    await day.advanceTo("15:55");
    expect(await skip(day, strategy)).toMatchObject({
      status: 409,
      body: { error: { code: "run_in_progress" } },
    });
  });
});
