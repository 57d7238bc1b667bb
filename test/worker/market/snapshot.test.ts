import { env } from "cloudflare:workers";
import { describe, it } from "vitest";
import { freeze, merge, type Snapshot, type SnapshotPrice } from "../../../src/market/snapshot/snapshot.ts";
import { loadSnapshot, saveSnapshot } from "../../../src/market/snapshot/store.ts";
import { takeSnapshot } from "../../../src/market/snapshot/take.ts";
import { serverWith } from "../support/vendors/answers.ts";
import { notedPatience } from "../support/patience.ts";

const SLOT = "2026-11-23/close";
const TAKEN_AT = Date.parse("2026-11-23T20:50:00Z");

function price(last: number, verdict: SnapshotPrice["verdict"] = "good"): SnapshotPrice {
  const day = { open: last, high: last, low: last };
  return { last, ...day, source: "tiingo", at: TAKEN_AT - 1000, ageMs: 1000, verdict };
}

function snapshot(prices: Record<string, SnapshotPrice>, missing: string[] = []): Snapshot {
  const steps = Object.fromEntries(
    Object.entries(prices).map(([symbol, { source, verdict, last, at }]) => [
      symbol,
      [{ source, verdict, last, at }],
    ]),
  );
  return freeze({ slot: SLOT, takenAt: TAKEN_AT, prices, missing, steps });
}

/** Puts a changed copy of a snapshot where it is stored. */
async function forge(change: (document: Snapshot) => unknown): Promise<void> {
  const standing = await saveSnapshot(env.MARKET, snapshot({ SPY: price(600), TLT: price(80) }));
  await env.MARKET.put(`snapshot/2/${SLOT}`, JSON.stringify(change(structuredClone(standing))));
}

describe("a snapshot", () => {
  it("is read as it was saved, and there is none for another slot", async ({ expect }) => {
    const saved = await saveSnapshot(env.MARKET, snapshot({ SPY: price(600) }, ["GONE"]));
    expect(await loadSnapshot(env.MARKET, SLOT)).toEqual(saved);
    expect(await loadSnapshot(env.MARKET, "2026-11-24/close")).toBeUndefined();
  });

  it("stands: a second one for the slot changes nothing", async ({ expect }) => {
    const first = await saveSnapshot(env.MARKET, snapshot({ SPY: price(600) }));
    const second = await saveSnapshot(env.MARKET, snapshot({ SPY: price(601) }));
    expect(second).toEqual(first);
    expect(await loadSnapshot(env.MARKET, SLOT)).toEqual(first);
  });

  it("has the same hash however its symbols are ordered, and another for any other price", ({ expect }) => {
    const { hash } = snapshot({ SPY: price(600), TLT: price(80) }, ["A", "B"]);
    expect(snapshot({ TLT: price(80), SPY: price(600) }, ["B", "A"]).hash).toBe(hash);
    expect(snapshot({ TLT: price(80.01), SPY: price(600) }, ["A", "B"]).hash).not.toBe(hash);
  });

  it.for([
    {
      what: "a price",
      change: (stored: Snapshot) => ({ ...stored, prices: { SPY: price(600), TLT: price(81) } }),
    },
    { what: "a symbol", change: (stored: Snapshot) => ({ ...stored, prices: { SPY: price(600) } }) },
    {
      what: "a verdict",
      change: (stored: Snapshot) => ({ ...stored, prices: { ...stored.prices, TLT: price(80, "stale") } }),
    },
    { what: "how a price was come by", change: (stored: Snapshot) => ({ ...stored, steps: {} }) },
    { what: "its slot", change: (stored: Snapshot) => ({ ...stored, slot: "2026-11-24/close" }) },
    { what: "its time", change: (stored: Snapshot) => ({ ...stored, takenAt: stored.takenAt + 1 }) },
    { what: "its hash", change: (stored: Snapshot) => ({ ...stored, hash: stored.hash.replace(/^./, "x") }) },
    { what: "its shape", change: () => ({ hello: "world" }) },
  ])("is refused when $what was changed", async ({ change }, { expect }) => {
    await forge(change);
    expect(await loadSnapshot(env.MARKET, SLOT)).toBeUndefined();
  });

  it("takes the place of a damaged one", async ({ expect }) => {
    await forge(() => ({ hello: "world" }));
    const fresh = snapshot({ SPY: price(602) });
    expect(await saveSnapshot(env.MARKET, fresh)).toEqual(fresh);
    expect(await loadSnapshot(env.MARKET, SLOT)).toEqual(fresh);
  });

  it("is whole whichever of two isolates wrote it, and stands from then on", async ({ expect }) => {
    const both = [snapshot({ SPY: price(600) }), snapshot({ SPY: price(601) })];
    await Promise.all(both.map((each) => saveSnapshot(env.MARKET, each)));
    const standing = await loadSnapshot(env.MARKET, SLOT);
    expect(both).toContainEqual(standing);
    expect(await saveSnapshot(env.MARKET, snapshot({ SPY: price(602) }))).toEqual(standing);
  });

  it("is absent while its text is cut off", async ({ expect }) => {
    const text = JSON.stringify(snapshot({ SPY: price(600) }));
    await env.MARKET.put(`snapshot/2/${SLOT}`, text.slice(0, -20));
    expect(await loadSnapshot(env.MARKET, SLOT)).toBeUndefined();
  });

  it("takes over from a later one only what it has no good price of", ({ expect }) => {
    const first = snapshot({ SPY: price(600), TLT: price(80, "stale"), GLD: price(250, "stale") }, ["EFA"]);
    const later = snapshot({ SPY: price(1), TLT: price(81), GLD: price(9, "jump"), EFA: price(70) });
    const { prices, missing, steps } = merge(first, later);
    expect(Object.entries(prices).map(([symbol, { last }]) => [symbol, last])).toEqual([
      ["SPY", 600],
      ["TLT", 81],
      ["GLD", 250],
      ["EFA", 70],
    ]);
    expect(missing).toEqual([]);
    expect(steps["TLT"]?.map(({ verdict }) => verdict)).toEqual(["stale", "good"]);
  });

  it("names the symbols that could not be had", async ({ expect }) => {
    const row = { ticker: "SPY", timestamp: "2026-11-23T15:49:58-05:00", last: 600, prevClose: 598 };
    const { fetch } = serverWith([row]);
    const tiingo = { url: "http://tiingo.test", token: "token", fetch };
    const sources = {
      tiingo,
      stream: null,
      alpaca: null,
      exDates: undefined,
      previousCloses: async () => new Map(),
    };
    const taken = await takeSnapshot(sources, SLOT, ["SPY", "GONE"], notedPatience(TAKEN_AT));
    expect(taken.snapshot).toMatchObject({
      slot: SLOT,
      takenAt: TAKEN_AT,
      missing: ["GONE"],
      prices: { SPY: { last: 600, source: "tiingo", ageMs: 2_000, verdict: "good" } },
      steps: {
        GONE: [
          { source: "tiingo", verdict: "missing" },
          { source: "previous_close", verdict: "missing" },
        ],
      },
    });
    expect(taken.batches).toMatchObject([{ symbols: 2, tries: 1, failure: null }]);
    expect(await saveSnapshot(env.MARKET, taken.snapshot)).toEqual(await loadSnapshot(env.MARKET, SLOT));
  });
});
