import { describe, it } from "vitest";
import type { Settings } from "../../../src/contract/settings.ts";
import { expectSoundBooks, sharesOf, statusOf } from "../support/books.ts";
import { accountAtExchange, holdingsAtExchange, orderByHand } from "../support/exchange-admin.ts";
import { quietMarket } from "../support/market.ts";
import { activate, fixedWeights } from "../support/strategies.ts";
import { openTradingDay, type TradingDay } from "../support/trading-day.ts";
import { signUp, type Visitor } from "../support/visitor.ts";

const SETTINGS = "/api/live/settings";
const change = (user: Visitor, body: object) => user.send<Settings>("PUT", SETTINGS, body);

function openDay(): Promise<TradingDay> {
  return openTradingDay(quietMarket({ SPY: 600, GLD: 250 }));
}

describe("the account's settings", () => {
  it("are the system's own until they are changed, each by itself and for one user", async ({ expect }) => {
    const { user } = await openDay();
    const before = await user.get<Settings>(SETTINGS);
    expect(before.body).toMatchObject({
      mode: "strategies",
      sellOrders: "market",
      limits: { maxWeight: 1, maxOrders: 200, allowedSymbols: null },
    });
    await change(user, { limits: { maxWeight: 0.5 } });
    const { body } = await change(user, { sellOrders: "limit", limits: { allowedSymbols: ["SPY"] } });
    expect(body).toMatchObject({
      sellOrders: "limit",
      limits: { maxWeight: 0.5, maxOrders: 200, allowedSymbols: ["SPY"] },
    });
    expect((await user.get(SETTINGS)).body).toEqual(body);
    expect((await change(user, { limits: { maxWeight: 1, allowedSymbols: null } })).body.limits).toEqual(
      before.body.limits,
    );
    const stranger = await signUp("stranger@example.com");
    expect((await stranger.get(SETTINGS)).body).toEqual(before.body);
  });

  it("may not be looser than the system's, and the field is named", async ({ expect }) => {
    const { user } = await openDay();
    expect(await change(user, { limits: { maxWeight: 0.5, maxTurnover: 2.1 } })).toMatchObject({
      status: 400,
      body: { error: { code: "looser_than_system", message: expect.stringContaining("limits.maxTurnover") } },
    });
    expect((await user.get(SETTINGS)).body).toMatchObject({ limits: { maxWeight: 1 } });
  });

  it.for([{ mode: "all" }, { limits: { maxWeight: 0 } }, { limits: { maxOrders: 1.5 } }, { what: 1 }])(
    "are not changed by %j",
    async (body, { expect }) => {
      const { user } = await openDay();
      expect(await change(user, body)).toMatchObject({
        status: 400,
        body: { error: { code: "invalid_input" } },
      });
    },
  );

  it("bind the next run", async ({ expect }) => {
    const day = await openDay();
    await activate(day.user, "half", fixedWeights({ SPY: 50, GLD: 50 }));
    await change(day.user, { limits: { allowedSymbols: ["SPY"] } });
    await day.advanceTo("16:06");
    expect(Object.keys(await holdingsAtExchange(day.exchange))).toEqual(["SPY"]);
    await expectSoundBooks(expect, day);
  });

  it("are not changed while a run is under way", async ({ expect }) => {
    const day = await openDay();
    await activate(day.user, "SPY", fixedWeights({ SPY: 100 }));
    await day.advanceTo("15:55");
    expect(await change(day.user, { sellOrders: "limit" })).toMatchObject({
      status: 409,
      body: { error: { code: "run_in_progress" } },
    });
  });
});

describe("whole-account mode", () => {
  it("needs a word that its sales are accepted", async ({ expect }) => {
    const { user } = await openDay();
    expect(await change(user, { mode: "whole_account" })).toMatchObject({
      status: 400,
      body: { error: { code: "sales_not_accepted" } },
    });
    expect((await change(user, { mode: "whole_account", acceptSales: true })).body.mode).toBe(
      "whole_account",
    );
    expect((await statusOf(user)).controls.mode).toBe("whole_account");
    expect((await change(user, { mode: "strategies" })).body.mode).toBe("strategies");
  });

  it("has the next run sell what was bought by hand and no tree wants, for what the trees do want", async ({
    expect,
  }) => {
    const day = await openDay();
    await orderByHand(day.exchange, day.keys, { symbol: "GLD", side: "buy", qty: "40" });
    await day.advanceTo("15:45");
    await activate(day.user, "SPY", fixedWeights({ SPY: 100 }));
    await change(day.user, { mode: "whole_account", acceptSales: true });
    await day.advanceTo("16:06");
    const status = await statusOf(day.user);
    expect(status.account?.unassigned).toEqual([]);
    const held = await holdingsAtExchange(day.exchange);
    expect(Object.keys(held)).toEqual(["SPY"]);
    // The proceeds are invested, too.
    expect(Number(held["SPY"]) * 600).toBeGreaterThan(99_000);
    expect(sharesOf(status, "SPY")).toEqual(held);
    await expectSoundBooks(expect, day);
  });

  it("is not what an account is in by itself: the same holding is never touched", async ({ expect }) => {
    const day = await openDay();
    await orderByHand(day.exchange, day.keys, { symbol: "GLD", side: "buy", qty: "40" });
    await day.advanceTo("15:45");
    await activate(day.user, "SPY", fixedWeights({ SPY: 100 }));
    await day.advanceTo("16:06");
    expect(await holdingsAtExchange(day.exchange)).toMatchObject({ GLD: "40" });
    const { orders } = await accountAtExchange(day.exchange);
    expect(orders.filter(({ side }) => side === "sell")).toEqual([]);
  });

  it("leaves nothing to adopt or to release", async ({ expect }) => {
    const { user } = await openDay();
    const { botId } = await activate(user, "SPY", fixedWeights({ SPY: 100 }), 50);
    await change(user, { mode: "whole_account", acceptSales: true });
    for (const kind of ["adopt", "release"]) {
      expect(await user.post(`/api/live/strategies/${botId}/${kind}`, { cash: "1" })).toMatchObject({
        status: 409,
        body: { error: { code: "whole_account" } },
      });
    }
  });
});
