import { describe, it } from "vitest";
import type { Preview } from "../../../src/contract/runs.ts";
import { expectSoundBooks, newestRecord, statusOf } from "../support/books.ts";
import {
  accountAtExchange,
  changeTiingo,
  holdingsAtExchange,
  orderByHand,
  orderFault,
} from "../support/exchange-admin.ts";
import { quietMarket } from "../support/market.ts";
import { passUntil } from "../support/next-day.ts";
import { listenForAlerts } from "../support/notifications.ts";
import { activate, fixedWeights } from "../support/strategies.ts";
import { openTradingDay, type TradingDay } from "../support/trading-day.ts";

const DATE = "2026-08-20";
const SILENCE = { action: "status", body: {}, times: "always" } as const;

/** The morning of two strategies: one has adopted 40 ODD that were bought by hand, and of which no price is told now. */
async function openMorning(): Promise<{ day: TradingDay; botId: string }> {
  listenForAlerts();
  const market = quietMarket({ SPY: 600, TLT: 80, ODD: 250 });
  const day = await openTradingDay(market, DATE, { startsAt: "11:00" });
  await orderByHand(day.exchange, day.keys, { symbol: "ODD", side: "buy", qty: "40" });
  await day.advanceTo("11:01");
  const { botId } = await activate(day.user, "odd", fixedWeights({ TLT: 100 }), 50);
  await activate(day.user, "stocks", fixedWeights({ SPY: 100 }));
  await day.user.post(`/api/live/strategies/${botId}/adopt`, { symbol: "ODD", quantity: "40" });
  await changeTiingo(day.exchange, { dropped: ["ODD"] });
  await orderFault(day.exchange, { match: { pathPrefix: "/v2/stocks/snapshots" }, ...SILENCE, status: 200 });
  return { day, botId };
}

/** Nor does anybody tell what ODD ever closed at. */
const hideHistory = ({ exchange }: TradingDay) =>
  orderFault(exchange, { match: { pathPrefix: "/tiingo/daily/ODD" }, ...SILENCE, status: 404 });

describe("a holding that nobody quotes", () => {
  it("keeps no strategy from trading, not even its owner, while its last close tells its worth", async ({
    expect,
  }) => {
    const { day } = await openMorning();
    await day.advanceTo("16:06");
    expect((await statusOf(day.user)).lastRun).toMatchObject({ outcome: "completed", reasons: [] });
    expect(await holdingsAtExchange(day.exchange)).toMatchObject({ SPY: expect.any(String) });
    expect(await newestRecord(day.user, "odd")).toMatchObject({ sells: 1, buys: 1, targets: { TLT: 1 } });
    await expectSoundBooks(expect, day);
  });

  it("has its owner keep what it has when it never closed either, and the others trade", async ({
    expect,
  }) => {
    const { day } = await openMorning();
    await hideHistory(day);
    await day.advanceTo("16:06");
    expect((await statusOf(day.user)).lastRun).toMatchObject({
      outcome: "completed_adjusted",
      reasons: [{ code: "price_missing" }],
    });
    expect(await newestRecord(day.user, "odd")).toMatchObject({
      outcome: "held",
      errorMessage: "the snapshot has no price of ODD",
    });
    expect(await newestRecord(day.user, "stocks")).toMatchObject({ outcome: "completed", success: true });
    expect(Object.keys(await holdingsAtExchange(day.exchange))).toEqual(["ODD", "SPY"]);
    await expectSoundBooks(expect, day);
  });

  it.for([
    { kind: "go_to_cash", what: "goes to cash", left: [{ name: "odd", tradingState: "HALTED" }, {}] },
    { kind: "liquidate", what: "is liquidated", left: [{ name: "stocks" }] },
  ])("is sold at the broker's valuation when its owner $what", async ({ kind, left }, { expect }) => {
    const { day, botId } = await openMorning();
    await hideHistory(day);
    const { status, body } = await day.user.post<Preview>("/api/live/preview", { kind, botIds: [botId] });
    expect([status, body.orders]).toMatchObject([200, [{ symbol: "ODD", side: "sell", quantity: "40" }]]);
    expect(body.prices["ODD"]?.price).toBeCloseTo(250, 0);
    await day.user.post("/api/live/run-now", { planHash: body.planHash });
    await passUntil(day, DATE, "11:08");
    expect(await holdingsAtExchange(day.exchange)).toEqual({});
    expect((await statusOf(day.user)).strategies).toMatchObject(left);
    await expectSoundBooks(expect, day);
  });

  it("can be sold, too, when the broker gives nothing for it", async ({ expect }) => {
    const { day, botId } = await openMorning();
    await hideHistory(day);
    const match = { pathPrefix: "/v2/positions" };
    const fields = { market_value: "0" };
    await orderFault(day.exchange, { match, action: "add-fields", fields, times: "always" });
    const { cash } = await accountAtExchange(day.exchange);
    const worth = { equity: cash, long_market_value: "0", position_market_value: "0" };
    const account = { path: "/v2/account" };
    await orderFault(day.exchange, { match: account, action: "add-fields", fields: worth, times: "always" });
    const asked = { kind: "liquidate", botIds: [botId] };
    const { body } = await day.user.post<Preview>("/api/live/preview", asked);
    await day.user.post("/api/live/run-now", { planHash: body.planHash });
    await passUntil(day, DATE, "11:08");
    expect(await holdingsAtExchange(day.exchange)).toEqual({});
    await expectSoundBooks(expect, day);
  });
});
