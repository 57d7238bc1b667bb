import { env } from "cloudflare:workers";
import { describe, it } from "vitest";
import { ASK_AGAIN_AFTER, symbolsToRefresh } from "../../../src/market/bars/need.ts";
import { MOST_SYMBOLS, PARALLEL_HISTORIES, refreshHistories } from "../../../src/market/bars/refresh.ts";
import { readBars, writeBars } from "../../../src/market/bars/store.ts";
import { flatBars } from "../support/vendors/bars.ts";
import { daysAt, type HistoryVendor, historyVendor } from "../support/vendors/tiingo-histories.ts";

const NOW = 1_795_467_000_000;
const LAST = "2026-11-20";
const DATES = ["2026-11-18", "2026-11-19", LAST];
const EARLIER = DATES.slice(0, 2);

/** A refresh of some symbols with plenty of time, at an instant (epoch ms). */
async function refresh(vendor: HistoryVendor, symbols: readonly string[], now = NOW) {
  const ports = { store: env.MARKET, tiingo: vendor.connection, now: () => now };
  return refreshHistories(ports, symbols, LAST, now + 1);
}

async function store(symbol: string, dates: readonly string[], price = 100): Promise<void> {
  await writeBars(env.MARKET, symbol, flatBars(dates, price), NOW - ASK_AGAIN_AFTER);
}

async function closesOf(symbol: string): Promise<Record<string, number>> {
  const bars = (await readBars(env.MARKET, symbol))!;
  return Object.fromEntries(bars.dates.map((date, index) => [date, bars.close[index]!]));
}

describe("a history", () => {
  it("is downloaded whole for a symbol that has none", async ({ expect }) => {
    const vendor = historyVendor({ SPY: daysAt(DATES, 600) });
    expect(await refresh(vendor, ["SPY"])).toEqual({
      refreshed: ["SPY"],
      unpublished: [],
      failed: [],
      left: [],
    });
    expect(vendor.asked).toEqual(["SPY from 1990-01-01"]);
    expect(await closesOf("SPY")).toEqual({ "2026-11-18": 600, "2026-11-19": 600, "2026-11-20": 600 });
  });

  it("is continued by the rows since its newest bar", async ({ expect }) => {
    await store("SPY", EARLIER);
    const vendor = historyVendor({ SPY: [...daysAt(EARLIER), { date: LAST, close: 101 }] });
    await refresh(vendor, ["SPY"]);
    expect(vendor.asked).toEqual(["SPY from 2026-11-19"]);
    expect(await closesOf("SPY")).toEqual({ "2026-11-18": 100, "2026-11-19": 100, "2026-11-20": 101 });
  });

  it.for([
    ["a dividend", { divCash: 0.5 }],
    ["a split", { splitFactor: 2 }],
  ] as const)("is downloaded whole after %s", async ([, action], { expect }) => {
    await store("SPY", EARLIER);
    const vendor = historyVendor({ SPY: [...daysAt(EARLIER), { date: LAST, close: 50, ...action }] });
    // The vendor has adjusted the first day, and the newest stored bar not yet.
    vendor.rows.set("SPY", [{ date: "2026-11-18", close: 49 }, ...vendor.rows.get("SPY")!.slice(1)]);
    await refresh(vendor, ["SPY"]);
    expect(vendor.asked).toEqual(["SPY from 2026-11-19", "SPY from 1990-01-01"]);
    expect(await closesOf("SPY")).toEqual({ "2026-11-18": 49, "2026-11-19": 100, "2026-11-20": 50 });
  });

  it("is downloaded whole when the vendor has corrected its newest bar", async ({ expect }) => {
    await store("SPY", EARLIER);
    const vendor = historyVendor({ SPY: daysAt(DATES, 99) });
    await refresh(vendor, ["SPY"]);
    expect(vendor.asked).toHaveLength(2);
    expect(await closesOf("SPY")).toEqual({ "2026-11-18": 99, "2026-11-19": 99, "2026-11-20": 99 });
  });

  it("that is complete is not asked about", async ({ expect }) => {
    await store("SPY", DATES);
    const vendor = historyVendor({});
    expect(await refresh(vendor, ["SPY"])).toMatchObject({ refreshed: [], failed: [] });
    expect(vendor.asked).toEqual([]);
  });

  it("whose newest row is not published yet is asked about again after a while", async ({ expect }) => {
    await store("SPY", EARLIER);
    const vendor = historyVendor({ SPY: daysAt(EARLIER) });
    expect(await refresh(vendor, ["SPY"])).toMatchObject({ refreshed: ["SPY"], unpublished: ["SPY"] });
    await refresh(vendor, ["SPY"], NOW + ASK_AGAIN_AFTER - 1);
    expect(vendor.asked).toHaveLength(1);
    await refresh(vendor, ["SPY"], NOW + ASK_AGAIN_AFTER);
    expect(vendor.asked).toHaveLength(2);
  });

  it.for([
    ["the vendor is down", new Response("busy", { status: 503 }), "unavailable"],
    ["the vendor does not know it", undefined, "not_found"],
    ["an answer is cut off", new Response('[{"date":'), "unreadable"],
    ["the vendor has no day of it", Response.json([]), "no_bars"],
    ["the vendor has lost its newest days", Response.json([]), "older"],
  ] as const)("stays as it was when %s, and the others go on", async ([, answer, code], { expect }) => {
    const has = code === "no_bars" ? {} : { SPY: EARLIER };
    for (const [symbol, dates] of Object.entries(has)) await store(symbol, dates);
    const histories = code === "older" ? { SPY: daysAt(["2026-11-18"]) } : {};
    const vendor = historyVendor({ ...histories, TLT: daysAt(DATES, 80) }, (ticker) =>
      ticker === "SPY" && code !== "older" ? answer?.clone() : undefined,
    );
    const report = await refresh(vendor, ["SPY", "TLT"]);
    expect(report).toMatchObject({ refreshed: ["TLT"], failed: [{ symbol: "SPY", code }] });
    expect(await readBars(env.MARKET, "SPY")).toEqual("SPY" in has ? flatBars(EARLIER) : undefined);
  });

  it("that is damaged is downloaded whole when it is due", async ({ expect }) => {
    const metadata = { lastDate: "2026-11-19", checkedAt: 0 };
    await env.MARKET.put("bars/2/SPY", "damaged", { metadata });
    await refresh(historyVendor({ SPY: daysAt(DATES) }), ["SPY"]);
    expect(Object.keys(await closesOf("SPY"))).toEqual(DATES);
  });
});

describe("many histories", () => {
  const SYMBOLS = Array.from({ length: MOST_SYMBOLS + 20 }, (_, index) => `T${index}`);
  const histories = Object.fromEntries(SYMBOLS.map((symbol) => [symbol, daysAt(DATES)]));

  it("are in memory a few at a time, and refreshed in two calls when they are too many", async ({
    expect,
  }) => {
    let alive = 0;
    let mostAlive = 0;
    const vendor = historyVendor(histories, async () => {
      mostAlive = Math.max(mostAlive, ++alive);
      await Promise.resolve();
      return undefined;
    });
    let operations = 0;
    const counted = new Proxy(env.MARKET, {
      get: (target, name) => {
        const method: unknown = Reflect.get(target, name);
        return async (...parameters: unknown[]) => {
          operations++;
          // Every property that the code reads is one of KV's methods.
          const result: unknown = await (method as (...p: unknown[]) => Promise<unknown>).apply(
            target,
            parameters,
          );
          if (name === "put") alive--;
          return result;
        };
      },
    });
    const ports = { store: counted, tiingo: vendor.connection, now: () => NOW };
    const first = await refreshHistories(ports, SYMBOLS, LAST, NOW + 1);
    expect([first.refreshed.length, first.failed, first.left]).toEqual([
      MOST_SYMBOLS,
      [],
      SYMBOLS.slice(MOST_SYMBOLS),
    ]);
    expect(mostAlive).toBe(PARALLEL_HISTORIES);
    expect(operations).toBeLessThan(1000);
    const second = await refreshHistories(ports, SYMBOLS, LAST, NOW + 1);
    expect(second).toMatchObject({ refreshed: first.left, left: [] });
    expect(vendor.asked).toHaveLength(SYMBOLS.length);
  });

  it("are taken by need: absent ones first, then by their newest bar", ({ expect }) => {
    const stored = new Map([
      ["T1", { lastDate: "2026-11-19", checkedAt: 0 }],
      ["T2", { lastDate: "2026-11-17", checkedAt: 0 }],
      ["T4", { lastDate: LAST, checkedAt: 0 }],
    ]);
    expect(symbolsToRefresh(stored, ["T4", "T1", "T2", "T3", "T1"], LAST, NOW)).toEqual(["T3", "T2", "T1"]);
  });

  it("wait for the next call when the time is over", async ({ expect }) => {
    const vendor = historyVendor(histories);
    let now = NOW;
    const ports = { store: env.MARKET, tiingo: vendor.connection, now: () => now++ };
    const report = await refreshHistories(ports, SYMBOLS.slice(0, 10), LAST, NOW + 6);
    expect(report.refreshed.length).toBeGreaterThan(0);
    expect(report.left.length).toBeGreaterThan(0);
    expect([...report.refreshed, ...report.left].toSorted()).toEqual(SYMBOLS.slice(0, 10).toSorted());
    expect(vendor.asked).toHaveLength(report.refreshed.length);
  });

  it("are left alone once the vendor's limit is reached", async ({ expect }) => {
    const limited = "You have run over your hourly request allocation.";
    const vendor = historyVendor(histories, () => new Response(limited));
    const report = await refresh(vendor, SYMBOLS.slice(0, 10));
    expect(report.failed).toMatchObject(
      Array.from({ length: PARALLEL_HISTORIES }, () => ({ code: "rate_limited" })),
    );
    expect(report.left).toHaveLength(10 - PARALLEL_HISTORIES);
  });
});
