import { env } from "cloudflare:workers";
import { describe, it, vi } from "vitest";
import { openD1 } from "../../../src/db/database.ts";
import { appendNotification } from "../../../src/db/queries/notifications.ts";
import { notifications } from "../../../src/db/schema/index.ts";
import { loadSnapshot } from "../../../src/market/snapshot/store.ts";
import { snapshot } from "../../../src/ops/jobs/snapshot.ts";
import { newestRecord, statusOf } from "../support/books.ts";
import { changeTiingo, orderFault, requestsSoFar } from "../support/exchange-admin.ts";
import { quietMarket } from "../support/market.ts";
import { notified } from "../support/notifications.ts";
import { activate, fixedWeights } from "../support/strategies.ts";
import { openTradingDay, tick } from "../support/trading-day.ts";

const MINUTE = 60_000;
const TIINGO = { match: { pathPrefix: "/iex" } };
const ALPACA = { match: { pathPrefix: "/v2/stocks/snapshots" } };
const DOWN = { action: "status", status: 500, times: "always" } as const;

/** A day with a strategy that holds tickers in fixed proportions (percent). */
async function openDay(weights: Record<string, number> = { SPY: 100 }) {
  vi.spyOn(console, "error").mockImplementation(() => undefined);
  const day = await openTradingDay(quietMarket({ SPY: 600, TLT: 80 }));
  await activate(day.user, "stocks", fixedWeights(weights));
  return day;
}

describe("a day without Tiingo", () => {
  it("is traded at Alpaca's prices, with the account's own key", async ({ expect }) => {
    const day = await openDay();
    await orderFault(day.exchange, { ...TIINGO, ...DOWN });
    await day.advanceTo("16:06");
    expect(await loadSnapshot(env.MARKET, day.slot.id)).toBeUndefined();
    expect(await newestRecord(day.user, "stocks")).toMatchObject({
      outcome: "completed",
      prices: { SPY: 600 },
    });
    expect(await notified()).toEqual([]);
  });

  it("and without Alpaca is not traded on yesterday's close, of which the owner is told once", async ({
    expect,
  }) => {
    const day = await openDay();
    await orderFault(day.exchange, { ...TIINGO, ...DOWN });
    await orderFault(day.exchange, { ...ALPACA, ...DOWN });
    await day.advanceTo("16:06");
    await tick();
    expect((await statusOf(day.user)).lastRun).toMatchObject({
      outcome: "held",
      reasons: [{ code: "price_refused" }],
    });
    expect(await notified()).toEqual([
      {
        kind: "old_prices",
        payload: {
          slot: day.slot.id,
          prices: [
            { symbol: "SPY", source: "previous_close", ageMs: expect.any(Number), verdict: "last_resort" },
          ],
        },
        deliveredAt: null,
      },
      {
        kind: "run_failed",
        payload: expect.objectContaining({ slot: day.slot.id, outcome: "held" }),
        deliveredAt: null,
      },
    ]);
  });
});

describe("a notification", () => {
  it("that arrives twice is one row, and stays delivered", async ({ expect }) => {
    const { user } = await openDay();
    const { body } = await user.get<{ user: { id: string } }>("/api/auth/get-session");
    const row = {
      id: "n",
      userId: body.user.id,
      kind: "old_prices",
      createdAt: "2026-08-20T19:55:00.000Z",
      payload: "{}",
    } as const;
    const d1 = openD1(env.DB);
    await appendNotification(d1, row);
    await d1.update(notifications).set({ deliveredAt: "2026-08-20T19:56:00.000Z" });
    await appendNotification(d1, row);
    expect(await notified()).toEqual([
      { kind: "old_prices", payload: {}, deliveredAt: "2026-08-20T19:56:00.000Z" },
    ]);
  });
});

describe("a stale quote", () => {
  it("is passed over for Alpaca's, and nobody is told", async ({ expect }) => {
    const day = await openDay();
    await changeTiingo(day.exchange, { stale: { SPY: 20 * MINUTE } });
    await day.advanceTo("16:06");
    expect(await newestRecord(day.user, "stocks")).toMatchObject({ outcome: "completed" });
    expect(await notified()).toEqual([]);
  });

  it("keeps a strategy from trading when there is no better one, and its owner is told", async ({
    expect,
  }) => {
    const day = await openDay();
    await changeTiingo(day.exchange, { stale: { SPY: 20 * MINUTE } });
    await orderFault(day.exchange, { ...ALPACA, ...DOWN });
    await day.advanceTo("16:06");
    expect((await statusOf(day.user)).lastRun).toMatchObject({
      outcome: "held",
      reasons: [{ message: "stocks: the price of SPY is 20 minutes old" }],
    });
    expect(await notified()).toMatchObject([
      { kind: "old_prices", payload: { prices: [{ symbol: "SPY", source: "tiingo" }] } },
      { kind: "run_failed", payload: { outcome: "held" } },
    ]);
  });
});

describe("the snapshot job", () => {
  it("takes the next source for a ticker that Tiingo dropped, with the platform's own key", async ({
    expect,
  }) => {
    const { exchange, slot } = await openDay({ SPY: 60, TLT: 40 });
    await changeTiingo(exchange, { dropped: ["TLT"] });
    await exchange.clock.advanceTo(slot.snapshotAt);
    const { keyId, secretKey } = exchange.addAccount({ cash: "0" });
    const withKey = { ...env, ALPACA_DATA_KEY_ID: keyId, ALPACA_DATA_SECRET: secretKey };
    await expect(snapshot.run({ env: withKey, clock: exchange.clock, slot })).resolves.toBe(true);
    expect(await loadSnapshot(env.MARKET, slot.id)).toMatchObject({
      prices: {
        SPY: { last: 600, source: "tiingo" },
        TLT: { last: 80, source: "alpaca_iex", verdict: "good" },
      },
      steps: {
        TLT: [
          { source: "tiingo", verdict: "missing" },
          { source: "alpaca_iex", verdict: "good" },
        ],
      },
      missing: [],
    });
  });

  it("that dies before its write leaves nothing, and the next tick takes the snapshot", async ({
    expect,
  }) => {
    const { exchange, slot } = await openDay();
    await exchange.clock.advanceTo(slot.snapshotAt);
    const lost = vi.spyOn(env.MARKET, "put").mockRejectedValue(new Error("the isolate died"));
    await expect(snapshot.run({ env, clock: exchange.clock, slot })).rejects.toThrow("died");
    lost.mockRestore();
    expect(await loadSnapshot(env.MARKET, slot.id)).toBeUndefined();
    await expect(snapshot.run({ env, clock: exchange.clock, slot })).resolves.toBe(true);
    expect(await loadSnapshot(env.MARKET, slot.id)).toMatchObject({ prices: { SPY: { last: 600 } } });
  });

  it("asks once although two isolates come to it at the same time", async ({ expect }) => {
    const day = await openDay();
    await day.advanceTo("15:49");
    await day.exchange.clock.advanceTo(day.slot.snapshotAt);
    await Promise.all([tick(), tick()]);
    const quotes = (await requestsSoFar(day.exchange)).filter((request) => request === "GET /iex/");
    expect(quotes).toHaveLength(1);
    expect(await loadSnapshot(env.MARKET, day.slot.id)).toMatchObject({
      prices: { SPY: { last: 600, source: "tiingo", verdict: "good" } },
      steps: { SPY: [{ source: "tiingo", verdict: "good" }] },
    });
  });
});
