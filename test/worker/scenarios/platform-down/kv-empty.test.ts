import { env } from "cloudflare:workers";
import { describe, it, vi } from "vitest";
import { loadSnapshot } from "../../../../src/market/snapshot/store.ts";
import { expectSoundBooks, newestRecord, statusOf } from "../../support/books.ts";
import { orderFault, requestsSoFar } from "../../support/exchange-admin.ts";
import { quietMarket } from "../../support/market.ts";
import { notified } from "../../support/notifications.ts";
import { activate, fixedWeights, meanTree } from "../../support/strategies.ts";
import { openTradingDay, type TradingDay } from "../../support/trading-day.ts";

const HISTORY = "GET /tiingo/daily/SPY/prices";

const MEAN = meanTree("SPY", 150, "TLT");

async function openActiveDay(tree = fixedWeights({ SPY: 60, TLT: 40 })): Promise<TradingDay> {
  vi.spyOn(console, "error").mockImplementation(() => undefined);
  const day = await openTradingDay(quietMarket({ SPY: 600, TLT: 80 }));
  await activate(day.user, "strategy", tree);
  await day.advanceTo("15:54");
  return day;
}

/** Takes everything of KV away that begins with a prefix. */
async function emptyKv(prefix = ""): Promise<void> {
  const { keys } = await env.MARKET.list({ prefix });
  if (keys.length === 0) throw new Error("there was nothing in KV to take away");
  for (const { name } of keys) await env.MARKET.delete(name);
}

describe("a run that finds KV without the slot's snapshot", () => {
  it("takes prices of its own, trades, and keeps what it traded on", async ({ expect }) => {
    const day = await openActiveDay();
    await emptyKv("snapshot/");
    await day.advanceTo("16:06");
    expect(await loadSnapshot(env.MARKET, day.slot.id)).toBeUndefined();
    expect((await statusOf(day.user)).lastRun).toMatchObject({ outcome: "completed" });
    expect(await newestRecord(day.user, "strategy")).toMatchObject({
      prices: { SPY: 600, TLT: 80 },
      priceSources: { SPY: { source: "tiingo" }, TLT: { source: "tiingo" } },
      snapshotHash: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
    await expectSoundBooks(expect, day);
  });
});

describe("a run that finds KV empty", () => {
  it("trades what needs no history all the same", async ({ expect }) => {
    const day = await openActiveDay();
    await emptyKv();
    await day.advanceTo("16:06");
    expect((await statusOf(day.user)).lastRun).toMatchObject({ outcome: "completed" });
    await expectSoundBooks(expect, day);
  });

  it("fetches the histories that it needs again", async ({ expect }) => {
    const day = await openActiveDay(MEAN);
    await emptyKv();
    const fetched = () =>
      requestsSoFar(day.exchange).then((all) => all.filter((line) => line === HISTORY).length);
    const before = await fetched();
    await day.advanceTo("16:06");
    expect(await fetched()).toBeGreaterThan(before);
    expect(await newestRecord(day.user, "strategy")).toMatchObject({
      outcome: "completed",
      targets: { TLT: 1 },
    });
    await expectSoundBooks(expect, day);
  });

  it("holds what cannot be decided when nobody tells the histories either, and its owner is told", async ({
    expect,
  }) => {
    const day = await openActiveDay(MEAN);
    await emptyKv();
    const match = { pathPrefix: "/tiingo" };
    await orderFault(day.exchange, { match, action: "status", status: 503, times: "always" });
    await day.advanceTo("16:06");
    const { lastRun } = await statusOf(day.user);
    expect(lastRun).toMatchObject({ outcome: "held" });
    expect(lastRun!.reasons.map(({ code }) => code)).toEqual(["history_missing"]);
    expect(await notified()).toMatchObject([{ kind: "run_failed", payload: { outcome: "held" } }]);
    await expectSoundBooks(expect, day);
  });
});
