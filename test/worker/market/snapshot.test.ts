import { env } from "cloudflare:workers";
import { describe, it } from "vitest";
import { freeze, type Snapshot, type SnapshotPrice } from "../../../src/market/snapshot/snapshot.ts";
import { loadSnapshot, saveSnapshot } from "../../../src/market/snapshot/store.ts";
import { takeSnapshot } from "../../../src/market/snapshot/take.ts";
import { serverWith } from "../support/answers.ts";

const SLOT = "2026-11-23/close";
const TAKEN_AT = Date.parse("2026-11-23T20:50:00Z");

function price(last: number): SnapshotPrice {
  return { last, open: last, high: last, low: last, source: "tiingo", at: TAKEN_AT - 1000 };
}

function snapshot(prices: Record<string, SnapshotPrice>, missing: string[] = []): Snapshot {
  return freeze({ slot: SLOT, takenAt: TAKEN_AT, prices, missing });
}

/** Puts a changed copy of a snapshot where it is stored. */
async function forge(change: (document: Snapshot) => unknown): Promise<void> {
  const standing = await saveSnapshot(env.MARKET, snapshot({ SPY: price(600), TLT: price(80) }));
  await env.MARKET.put(`snapshot/1/${SLOT}`, JSON.stringify(change(structuredClone(standing))));
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

  it("names the symbols that could not be had", async ({ expect }) => {
    const row = { ticker: "SPY", timestamp: "2026-11-23T15:49:58-05:00", last: 600 };
    const { fetch } = serverWith([row]);
    const connection = { url: "http://tiingo.test", token: "token", fetch };
    const taken = await takeSnapshot(connection, SLOT, ["SPY", "GONE"], TAKEN_AT);
    expect(taken).toMatchObject({ slot: SLOT, takenAt: TAKEN_AT, missing: ["GONE"] });
    expect(Object.keys(taken.prices)).toEqual(["SPY"]);
    expect(await saveSnapshot(env.MARKET, taken)).toEqual(await loadSnapshot(env.MARKET, SLOT));
  });
});
