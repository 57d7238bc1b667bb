import { describe, it } from "vitest";
import type { LiveStrategy } from "../../../src/contract/strategies.ts";
import { expectSoundBooks, historyOf, sharesOf, statusOf } from "../support/books.ts";
import { accountAtExchange } from "../support/exchange-admin.ts";
import { quietMarket } from "../support/market.ts";
import { passUntil, tradeThrough } from "../support/next-day.ts";
import { activate, fixedWeights } from "../support/strategies.ts";
import { openTradingDay, type TradingDay } from "../support/trading-day.ts";

const CREDENTIALS = "/api/live/credentials";

/** The evening after a strategy's first run, with 99.75 SPY in its ledger. */
async function openEvening(): Promise<{ day: TradingDay; strategy: LiveStrategy }> {
  const day = await openTradingDay(quietMarket({ SPY: 600 }));
  const strategy = await activate(day.user, "SPY", fixedWeights({ SPY: 100 }), 60);
  await day.advanceTo("16:06");
  return { day, strategy };
}

function connect({ user }: TradingDay, keys: TradingDay["keys"], more: object = {}) {
  return user.post(CREDENTIALS, { apiKey: keys.keyId, apiSecret: keys.secretKey, ...more });
}

describe("disconnecting an account with strategies", () => {
  it("pauses them; the same account connected again has them paused with their ledgers, until they are resumed", async ({
    expect,
  }) => {
    const { day, strategy } = await openEvening();
    expect((await day.user.send("DELETE", CREDENTIALS)).status).toBe(200);
    expect((await statusOf(day.user)).strategies).toMatchObject([
      { tradingState: "HALTED", ledger: { positions: { SPY: "99.75" } } },
    ]);
    const resume = () =>
      day.user.post(`/api/live/strategies/${strategy.botId}/trading-state`, { state: "ACTIVE" });
    expect(await resume()).toMatchObject({ status: 409, body: { error: { code: "not_connected" } } });
    await tradeThrough(day, "2026-08-21");
    expect(await historyOf(day.user, "SPY")).toHaveLength(1);

    await passUntil(day, "2026-08-24", "10:00");
    expect((await connect(day, day.keys)).status).toBe(200);
    await tradeThrough(day, "2026-08-24");
    expect(await historyOf(day.user, "SPY")).toHaveLength(1);
    await passUntil(day, "2026-08-25", "10:00");
    expect((await resume()).status).toBe(200);
    await tradeThrough(day, "2026-08-25");
    expect(await historyOf(day.user, "SPY")).toMatchObject([
      { slot: "2026-08-25/close", outcome: "no_trades" },
      { slot: "2026-08-20/close" },
    ]);
    await expectSoundBooks(expect, day);
  });
});

describe("connecting another account", () => {
  it("is refused while strategies are in force, also when the one before is disconnected, and says how", async ({
    expect,
  }) => {
    const { day } = await openEvening();
    const other = day.exchange.addAccount({ cash: "5000" });
    const refused = {
      status: 409,
      body: { error: { code: "strategies_active", message: expect.stringContaining("replaceAccount") } },
    };
    expect(await connect(day, other)).toMatchObject(refused);
    await day.user.send("DELETE", CREDENTIALS);
    expect(await connect(day, other)).toMatchObject(refused);
    expect(sharesOf(await statusOf(day.user), "SPY")).toEqual({ SPY: "99.75" });
  });

  it("instead archives: the strategies are deactivated, history stays, and the new account starts clean", async ({
    expect,
  }) => {
    const { day, strategy } = await openEvening();
    const accepted = { mode: "whole_account", acceptSales: true };
    await day.user.send("PUT", "/api/live/settings", accepted);
    const other = day.exchange.addAccount({ cash: "5000" });
    expect((await connect(day, other, { replaceAccount: true })).status).toBe(200);
    const status = await statusOf(day.user);
    expect(status).toMatchObject({
      account: { cash: "5000", unassigned: [] },
      controls: { mode: "strategies" },
      strategies: [],
    });
    expect(await historyOf(day.user, "SPY")).toHaveLength(1);
    const { body } = await day.user.post<{ strategy: LiveStrategy }>("/api/live/activate", {
      botId: strategy.botId,
    });
    expect(body.strategy).toMatchObject({ ledger: { cash: "5000", positions: {} } });
    await tradeThrough(day, "2026-08-21");
    expect((await statusOf(day.user)).lastRun).toMatchObject({ outcome: "completed" });
    // The first account is as it was.
    expect((await accountAtExchange(day.exchange)).positions).toMatchObject([
      { symbol: "SPY", qty: "99.75" },
    ]);
  });

  it("is refused while a run is under way", async ({ expect }) => {
    const day = await openTradingDay(quietMarket({ SPY: 600 }));
    await activate(day.user, "SPY", fixedWeights({ SPY: 100 }));
    const other = day.exchange.addAccount({ cash: "5000" });
    await day.advanceTo("15:55");
    expect(await connect(day, other, { replaceAccount: true })).toMatchObject({
      status: 409,
      body: { error: { code: "run_in_progress" } },
    });
  });
});
