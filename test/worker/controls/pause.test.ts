import { env } from "cloudflare:workers";
import { describe, it } from "vitest";
import { controlOf } from "../../../src/platform/addresses.ts";
import type { TradingState } from "../../../src/engine/risk/trading-state.ts";
import type { LiveStrategy } from "../../../src/contract/strategies.ts";
import { accountObjectOf, userIdOf } from "../support/account-object.ts";
import { expectSoundBooks, historyOf, sharesOf, statusOf } from "../support/books.ts";
import { accountAtExchange, holdingsAtExchange } from "../support/exchange-admin.ts";
import { quietMarket } from "../support/market.ts";
import { jumpingMarket } from "../support/moving-market.ts";
import { passUntil, tradeThrough } from "../support/next-day.ts";
import { activate, fixedWeights } from "../support/strategies.ts";
import { openTradingDay, type TradingDay } from "../support/trading-day.ts";
import { signUp } from "../support/visitor.ts";

const setState = ({ user }: Pick<TradingDay, "user">, { botId }: LiveStrategy, state: TradingState) =>
  user.post<LiveStrategy>(`/api/live/strategies/${botId}/trading-state`, { state });

async function openDay(): Promise<{ day: TradingDay; strategy: LiveStrategy }> {
  const day = await openTradingDay(quietMarket({ SPY: 600, TLT: 80 }));
  return { day, strategy: await activate(day.user, "SPY", fixedWeights({ SPY: 100 }), 50) };
}

describe("a paused strategy", () => {
  it("takes no part: no run, no history, and no slot is asked for", async ({ expect }) => {
    const { day, strategy } = await openDay();
    expect(await setState(day, strategy, "HALTED")).toMatchObject({
      status: 200,
      body: { tradingState: "HALTED" },
    });
    const control = controlOf(env, await userIdOf(day.user));
    expect(await control.askedSince()).toEqual({});
    expect(await env.DB.prepare("SELECT trading_state FROM live_strategies").all()).toMatchObject({
      results: [{ trading_state: "HALTED" }],
    });
    await day.advanceTo("16:06");
    expect((await statusOf(day.user)).lastRun).toBeNull();
    expect(await historyOf(day.user, "SPY")).toEqual([]);
    await tradeThrough(day, "2026-08-21");
    expect((await statusOf(day.user)).lastRun).toBeNull();
    expect((await accountAtExchange(day.exchange)).orders).toEqual([]);
  });

  it("keeps what it has while another strategy of the account trades", async ({ expect }) => {
    const { day, strategy } = await openDay();
    await activate(day.user, "TLT", fixedWeights({ TLT: 100 }));
    await setState(day, strategy, "HALTED");
    await day.advanceTo("16:06");
    expect(await holdingsAtExchange(day.exchange)).toEqual({ TLT: "623.4375" });
    expect(await historyOf(day.user, "SPY")).toEqual([]);
    expect(await historyOf(day.user, "TLT")).toHaveLength(1);
    await expectSoundBooks(expect, day);
  });

  it("takes no slot of which it is told all the same", async ({ expect }) => {
    const { day, strategy } = await openDay();
    await setState(day, strategy, "HALTED");
    await day.advanceTo("15:54");
    expect(await (await accountObjectOf(day.user)).dispatch("2026-08-20/close")).toBe(false);
  });

  it("trades again in its next slot when it is resumed, and what went by is not called missed", async ({
    expect,
  }) => {
    const { day, strategy } = await openDay();
    await setState(day, strategy, "HALTED");
    await day.advanceTo("16:06");
    await setState(day, strategy, "ACTIVE");
    await day.advanceTo("16:08");
    expect((await statusOf(day.user)).lastRun).toMatchObject({
      slot: "2026-08-20/close",
      outcome: "skipped",
      reasons: [{ code: "paused" }],
    });
    expect(await historyOf(day.user, "SPY")).toEqual([]);
    await tradeThrough(day, "2026-08-21");
    expect((await statusOf(day.user)).lastRun).toMatchObject({
      slot: "2026-08-21/close",
      outcome: "completed",
    });
    await expectSoundBooks(expect, day);
  });

  it("trades in today's slot when it is resumed in time", async ({ expect }) => {
    const { day, strategy } = await openDay();
    await setState(day, strategy, "HALTED");
    await day.advanceTo("15:50");
    await setState(day, strategy, "ACTIVE");
    await day.advanceTo("16:06");
    expect((await statusOf(day.user)).lastRun).toMatchObject({ outcome: "completed" });
  });
});

describe("a strategy that may only sell", () => {
  it("sells what is too much, and buys nothing", async ({ expect }) => {
    const market = jumpingMarket({ SPY: [600, 900], TLT: 80 }, "2026-08-21");
    const day = await openTradingDay(market);
    const strategy = await activate(day.user, "60/40", fixedWeights({ SPY: 60, TLT: 40 }));
    await day.advanceTo("16:06");
    const before = sharesOf(await statusOf(day.user), "60/40");
    await passUntil(day, "2026-08-21", "10:00");
    await setState(day, strategy, "REDUCING");
    await tradeThrough(day, "2026-08-21");
    const after = sharesOf(await statusOf(day.user), "60/40");
    expect(Number(after["SPY"])).toBeLessThan(Number(before["SPY"]));
    expect(after["TLT"]).toBe(before["TLT"]);
    await expectSoundBooks(expect, day);
  });
});

describe("pausing", () => {
  it("is refused while a run is under way", async ({ expect }) => {
    const { day, strategy } = await openDay();
    await day.advanceTo("15:55");
    expect(await setState(day, strategy, "HALTED")).toMatchObject({
      status: 409,
      body: { error: { code: "run_in_progress" } },
    });
  });

  it("is refused for a strategy that is not active, and to anybody but its owner", async ({ expect }) => {
    const { day, strategy } = await openDay();
    const stranger = await signUp("stranger@example.com");
    const notActive = { status: 404, body: { error: { code: "not_active" } } };
    expect(await setState({ user: stranger }, strategy, "HALTED")).toMatchObject(notActive);
    await day.user.post("/api/live/deactivate", { botId: strategy.botId });
    expect(await setState(day, strategy, "HALTED")).toMatchObject(notActive);
  });
});
