import { runInDurableObject } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { describe, it, vi } from "vitest";
import { openD1 } from "../../../src/db/database.ts";
import { liveStrategies, notifications } from "../../../src/db/schema/index.ts";
import { ENGINE_VERSION } from "../../../src/engine/strategy/fingerprint.ts";
import { readBars, writeBars } from "../../../src/market/bars/store.ts";
import type { Preview } from "../../../src/contract/runs.ts";
import type { LiveStrategy } from "../../../src/contract/strategies.ts";
import { accountObjectOf } from "../support/account-object.ts";
import { historyOf, newestRecord, statusOf } from "../support/books.ts";
import { holdingsAtExchange, loseTimers } from "../support/exchange-admin.ts";
import { quietMarket } from "../support/market.ts";
import { passUntil, tradeThrough } from "../support/next-day.ts";
import { activate, switchTree, trendTree } from "../support/strategies.ts";
import { breakKv } from "../support/troubles/broken-kv.ts";
import { openTradingDay, tick, type TradingDay } from "../support/trading-day.ts";

const SECOND = "2026-08-21";

/** Writes to the account object's database. */
async function write({ user }: TradingDay, sql: string, ...values: string[]): Promise<void> {
  await runInDurableObject(await accountObjectOf(user), (_object, { storage }) => {
    storage.sql.exec(sql, ...values);
  });
}

/** A day on which a strategy has decided, for SPY unless told otherwise; since then it counts as activated under an older engine. */
async function deployedOvernight(
  tree = switchTree("SPY", "TLT"),
): Promise<{ day: TradingDay; strategy: LiveStrategy }> {
  const day = await openTradingDay(quietMarket({ SIGNAL: 90, SPY: 600, TLT: 80 }));
  const strategy = await activate(day.user, "switch", tree);
  await day.advanceTo("16:06");
  await write(day, "UPDATE strategies SET engine_version = '1', fingerprint = 'of another engine'");
  return { day, strategy };
}

/** As if the older engine had decided otherwise. */
function decidedOtherwise(day: TradingDay): Promise<void> {
  return write(day, `UPDATE decisions SET targets_json = '{"TLT":1}'`);
}

async function pinOf({ user }: TradingDay): Promise<{ engine_version: unknown; fingerprint: unknown }> {
  return runInDurableObject(await accountObjectOf(user), (_object, { storage }) =>
    storage.sql
      .exec<{
        engine_version: string;
        fingerprint: string;
      }>("SELECT engine_version, fingerprint FROM strategies")
      .one(),
  );
}

async function toldOf(kind: string) {
  const rows = await openD1(env.DB).select().from(notifications);
  return rows.filter((row) => row.kind === kind).map(({ payload }) => JSON.parse(payload));
}

describe("a strategy from before a new engine", () => {
  it("is pinned anew and trades when its decisions would have been the same", async ({ expect }) => {
    const { day, strategy } = await deployedOvernight();
    await tradeThrough(day, SECOND);
    expect(await pinOf(day)).toEqual({
      engine_version: ENGINE_VERSION,
      fingerprint: strategy.fingerprint,
    });
    expect(await newestRecord(day.user, "switch")).toMatchObject({
      slot: `${SECOND}/close`,
      outcome: "no_trades",
      targets: { SPY: 1 },
      fingerprint: strategy.fingerprint,
    });
    expect((await openD1(env.DB).select().from(liveStrategies))[0]?.fingerprint).toBe(strategy.fingerprint);
    expect(await toldOf("strategy_held")).toEqual([]);
  });

  it("is compared on the prices of then, whatever has been adjusted since", async ({ expect }) => {
    const { day, strategy } = await deployedOvernight(trendTree("SPY", "TLT"));
    await passUntil(day, SECOND, "15:00");
    const bars = (await readBars(env.MARKET, "SPY"))!;
    // A split of ten to one: beside it the price of then would stand far above its average.
    const scaled = (column: Float64Array) => column.map((price) => price / 10);
    const { open, high, low, close } = bars;
    const prices = { open: scaled(open), high: scaled(high), low: scaled(low), close: scaled(close) };
    await writeBars(env.MARKET, "SPY", { ...bars, ...prices }, day.exchange.clock.now());
    await day.user.post("/api/live/preview", {});
    expect(await pinOf(day)).toMatchObject({ fingerprint: strategy.fingerprint });
  });

  it("is held when one of them would have been another, and its owner is told once", async ({ expect }) => {
    const { day } = await deployedOvernight();
    await decidedOtherwise(day);
    await tradeThrough(day, SECOND);
    await tradeThrough(day, "2026-08-24");
    expect((await historyOf(day.user, "switch")).map(({ slot, outcome }) => [slot, outcome])).toEqual([
      ["2026-08-24/close", "held"],
      [`${SECOND}/close`, "held"],
      ["2026-08-20/close", "completed"],
    ]);
    expect((await newestRecord(day.user, "switch")).errorMessage).toContain("on 2026-08-20 it would hold");
    expect(Object.keys(await holdingsAtExchange(day.exchange))).toEqual(["SPY"]);
    expect((await statusOf(day.user)).strategies).toMatchObject([
      { heldBecause: expect.stringContaining("2026-08-20") },
    ]);
    expect(await toldOf("strategy_held")).toMatchObject([
      {
        name: "switch",
        code: "decision_changed",
        date: "2026-08-20",
        differences: [
          { symbol: "SPY", stored: 0, recomputed: 1 },
          { symbol: "TLT", stored: 1, recomputed: 0 },
        ],
      },
    ]);
  });

  it("is held when a history is gone that its decisions were made from", async ({ expect }) => {
    const { day } = await deployedOvernight();
    await passUntil(day, SECOND, "11:00");
    for (const key of ["bars/2/SIGNAL", "closes/1/SIGNAL"]) await env.MARKET.delete(key);
    const { body } = await day.user.post<Preview>("/api/live/preview", {});
    expect(body.strategies).toMatchObject([{ targets: null }]);
    expect(await toldOf("strategy_held")).toMatchObject([{ code: "not_recomputed" }]);
  });

  it("is not held because the store once did not give a history that it has: it is compared a moment later", async ({
    expect,
  }) => {
    const { day, strategy } = await deployedOvernight();
    await passUntil(day, SECOND, "15:53");
    let isLost = false;
    // What was not found before may not be found for a while, although it is there.
    const prototype: Record<"getWithMetadata", (...asked: unknown[]) => Promise<unknown>> =
      Object.getPrototypeOf(env.MARKET);
    const given = prototype.getWithMetadata;
    vi.spyOn(prototype, "getWithMetadata").mockImplementation(async function (this: unknown, ...asked) {
      if (isLost || !String(asked[0]).includes("SIGNAL")) return Reflect.apply(given, this, asked);
      isLost = true;
      return { value: null, metadata: null, cacheStatus: null };
    });
    await passUntil(day, SECOND, "16:06");
    expect(isLost).toBe(true);
    expect(await toldOf("strategy_held")).toEqual([]);
    expect(await pinOf(day)).toMatchObject({ fingerprint: strategy.fingerprint });
    expect(await newestRecord(day.user, "switch")).toMatchObject({ outcome: "no_trades" });
  });

  it("is compared, and trades, when the store did not answer for the first seconds of its run", async ({
    expect,
  }) => {
    const { day, strategy } = await deployedOvernight();
    await passUntil(day, SECOND, "15:54:59");
    vi.spyOn(console, "error").mockImplementation(() => undefined);
    const repair = breakKv();
    await passUntil(day, SECOND, "15:55:10");
    repair();
    await passUntil(day, SECOND, "16:06");
    expect(await pinOf(day)).toMatchObject({ fingerprint: strategy.fingerprint });
    expect(await newestRecord(day.user, "switch")).toMatchObject({ outcome: "no_trades" });
  });

  it("goes on when its owner accepts the engine", async ({ expect }) => {
    const { day, strategy } = await deployedOvernight();
    await decidedOtherwise(day);
    await tradeThrough(day, SECOND);
    const address = `/api/live/strategies/${strategy.botId}/accept-engine`;
    expect(await day.user.post(address, {})).toMatchObject({
      status: 200,
      body: { heldBecause: null, fingerprint: strategy.fingerprint },
    });
    expect(await day.user.post(address, {})).toMatchObject({
      status: 409,
      body: { error: { code: "not_held" } },
    });
    await tradeThrough(day, "2026-08-24");
    expect(await newestRecord(day.user, "switch")).toMatchObject({
      slot: "2026-08-24/close",
      outcome: "no_trades",
    });
  });

  it("is compared before a preview, which shows why it is held", async ({ expect }) => {
    const { day } = await deployedOvernight();
    await decidedOtherwise(day);
    await passUntil(day, SECOND, "11:00");
    const { body } = await day.user.post<Preview>("/api/live/preview", {});
    expect(body).toMatchObject({
      orders: [],
      strategies: [{ targets: null, heldBecause: expect.stringContaining("2026-08-20") }],
    });
  });

  it("holds for the slot, and for it alone, when there is no time to compare", async ({ expect }) => {
    const { day } = await deployedOvernight();
    await loseTimers(day.exchange);
    await passUntil(day, SECOND, "15:58");
    await tick();
    await passUntil(day, SECOND, "16:06");
    expect(await newestRecord(day.user, "switch")).toMatchObject({
      slot: `${SECOND}/close`,
      outcome: "held",
      errorMessage: expect.stringContaining("no time to compare"),
    });
    expect(await toldOf("strategy_held")).toEqual([]);
    await tradeThrough(day, "2026-08-24");
    expect(await newestRecord(day.user, "switch")).toMatchObject({ outcome: "no_trades" });
  });
});
