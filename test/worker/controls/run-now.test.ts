import { describe, it } from "vitest";
import type { ApiError } from "../../../src/contract/common.ts";
import type { Preview } from "../../../src/contract/runs.ts";
import { expectSoundBooks, newestRecord, sharesOf, statusOf } from "../support/books.ts";
import { accountAtExchange, holdingsAtExchange, orderByHand } from "../support/exchange-admin.ts";
import { quietMarket } from "../support/market.ts";
import { activate, fixedWeights } from "../support/strategies.ts";
import { openTradingDay, type TradingDay } from "../support/trading-day.ts";

/** A morning on which a 60/40 strategy has just been activated. */
async function openMorning(): Promise<TradingDay> {
  const day = await openTradingDay(quietMarket({ SPY: 600, TLT: 80 }), "2026-08-20", { startsAt: "11:00" });
  await activate(day.user, "60/40", fixedWeights({ SPY: 60, TLT: 40 }));
  return day;
}

async function preview({ user }: TradingDay, kind = "rebalance"): Promise<Preview> {
  const answer = await user.post<Preview>("/api/live/preview", { kind });
  if (answer.status !== 200) throw new Error(`no preview: ${JSON.stringify(answer.body)}`);
  return answer.body;
}

async function runNow({ user }: TradingDay, planHash: string) {
  return user.post<{ slot: string; error: ApiError }>("/api/live/run-now", { planHash });
}

describe("a preview", () => {
  it("shows the orders that a run would send, and sends none", async ({ expect }) => {
    const day = await openMorning();
    const shown = await preview(day);
    expect(shown.orders).toMatchObject([
      { symbol: "SPY", side: "buy", quantity: "99.75", reason: "enter", value: "59850" },
      { symbol: "TLT", side: "buy", quantity: "498.75", reason: "enter", value: "39900" },
    ]);
    expect(shown.strategies).toMatchObject([{ name: "60/40", targets: { SPY: 0.6, TLT: 0.4 } }]);
    expect((await accountAtExchange(day.exchange)).orders).toEqual([]);
  });

  it("is the same plan when nothing has changed", async ({ expect }) => {
    const day = await openMorning();
    const first = await preview(day);
    const { status } = await runNow(day, first.planHash);
    expect(status).toBe(200);
  });
});

describe("run now", () => {
  it("trades what the preview has shown, in a slot of its own, and leaves the close slot alone", async ({
    expect,
  }) => {
    const day = await openMorning();
    const { body } = await runNow(day, (await preview(day)).planHash);
    expect(body).toEqual({ slot: "2026-08-20/manual-1" });
    await day.advanceTo("11:08");
    expect(await holdingsAtExchange(day.exchange)).toEqual({ SPY: "99.75", TLT: "498.75" });
    expect(await newestRecord(day.user, "60/40")).toMatchObject({
      slot: "2026-08-20/manual-1",
      outcome: "completed",
    });
    await day.advanceTo("16:06");
    expect((await statusOf(day.user)).lastRun).toMatchObject({
      slot: "2026-08-20/close",
      outcome: "no_trades",
    });
    await expectSoundBooks(expect, day);
  });

  it("is refused when a share was bought by hand meanwhile", async ({ expect }) => {
    const day = await openMorning();
    const { planHash } = await preview(day);
    await orderByHand(day.exchange, day.keys, { symbol: "TLT", side: "buy", qty: "1" });
    await day.advanceTo("11:01");
    expect(await runNow(day, planHash)).toMatchObject({
      status: 409,
      body: { error: { code: "plan_changed" } },
    });
  });

  it("is refused with a preview that is older than five minutes", async ({ expect }) => {
    const day = await openMorning();
    const { planHash } = await preview(day);
    await day.advanceTo("11:06");
    expect(await runNow(day, planHash)).toMatchObject({
      status: 409,
      body: { error: { code: "preview_expired" } },
    });
  });

  it("is refused in the ten minutes before the run of the close", async ({ expect }) => {
    const day = await openMorning();
    await day.advanceTo("15:46");
    expect(await day.user.post("/api/live/preview", {})).toMatchObject({
      status: 409,
      body: { error: { code: "slot_at_hand" } },
    });
  });

  it("is refused when the market is closed, with the next opening", async ({ expect }) => {
    const day = await openMorning();
    await day.advanceTo("16:10");
    expect(await day.user.post("/api/live/preview", {})).toMatchObject({
      status: 409,
      body: { error: { code: "market_closed", message: expect.stringContaining("2026-08-21 09:30") } },
    });
  });
});

describe("going to cash", () => {
  it("sells everything and pauses the strategy, which keeps its ledger", async ({ expect }) => {
    const day = await openMorning();
    await runNow(day, (await preview(day)).planHash);
    await day.advanceTo("11:10");
    await runNow(day, (await preview(day, "go_to_cash")).planHash);
    await day.advanceTo("11:20");
    expect(await holdingsAtExchange(day.exchange)).toEqual({});
    const status = await statusOf(day.user);
    expect(status.strategies).toMatchObject([{ tradingState: "HALTED", ledger: { positions: {} } }]);
    await day.advanceTo("16:06");
    expect(await holdingsAtExchange(day.exchange)).toEqual({});
  });
});

describe("liquidating", () => {
  it("sells everything and deactivates the strategy; its cash is unassigned", async ({ expect }) => {
    const day = await openMorning();
    await runNow(day, (await preview(day)).planHash);
    await day.advanceTo("11:10");
    await runNow(day, (await preview(day, "liquidate")).planHash);
    await day.advanceTo("11:20");
    expect(await holdingsAtExchange(day.exchange)).toEqual({});
    const status = await statusOf(day.user);
    expect(status.strategies).toEqual([]);
    expect(sharesOf(status, "60/40")).toEqual({});
  });
});

describe("deactivating a strategy and selling what it holds", () => {
  const sell = ({ user }: TradingDay, botId: string) =>
    user.post<{ slot: string; error: ApiError }>("/api/live/deactivate", { botId, holdings: "sell" });

  it("begins at once, and the strategy ends when all of it is sold", async ({ expect }) => {
    const day = await openMorning();
    await runNow(day, (await preview(day)).planHash);
    await day.advanceTo("11:10");
    const [strategy] = (await statusOf(day.user)).strategies;
    expect(await sell(day, strategy!.botId)).toMatchObject({
      status: 200,
      body: { slot: "2026-08-20/manual-2" },
    });
    await day.advanceTo("11:20");
    expect(await holdingsAtExchange(day.exchange)).toEqual({});
    expect((await statusOf(day.user)).strategies).toEqual([]);
    await expectSoundBooks(expect, day);
  });

  it("is refused when the market is closed, and the strategy stays; keeping the holdings is not", async ({
    expect,
  }) => {
    const day = await openMorning();
    await day.advanceTo("16:10");
    const [strategy] = (await statusOf(day.user)).strategies;
    expect(await sell(day, strategy!.botId)).toMatchObject({
      status: 409,
      body: { error: { code: "market_closed" } },
    });
    expect((await statusOf(day.user)).strategies).toHaveLength(1);
    const { botId } = strategy!;
    expect(await day.user.post("/api/live/deactivate", { botId, holdings: "keep" })).toMatchObject({
      status: 200,
      body: { slot: null },
    });
  });

  it("is refused for a strategy that is not active", async ({ expect }) => {
    expect(await sell(await openMorning(), "nothing")).toMatchObject({
      status: 404,
      body: { error: { code: "not_active" } },
    });
  });
});
