import { env } from "cloudflare:workers";
import { describe, it } from "vitest";
import type { HistoryColumns } from "../../../src/engine/bars/types.ts";
import { loadHistories } from "../../../src/market/bars/load.ts";
import { ASK_AGAIN_AFTER } from "../../../src/market/bars/need.ts";
import { writeBars } from "../../../src/market/bars/store.ts";
import { flatBars } from "../support/vendors/bars.ts";
import { daysAt, type HistoryVendor, historyVendor } from "../support/vendors/tiingo-histories.ts";

const NOW = 1_795_467_000_000;
const LAST = "2026-11-20";
const DATES = ["2026-11-18", "2026-11-19", LAST];
const EARLIER = DATES.slice(0, 2);

async function load(vendor: HistoryVendor, needs: Record<string, HistoryColumns>, time = 1) {
  const ports = { store: env.MARKET, tiingo: vendor.connection, now: () => NOW };
  return loadHistories(ports, new Map(Object.entries(needs)), LAST, NOW + time);
}

describe("the histories of a decision", () => {
  it("are read with the columns that it needs, and nobody is asked", async ({ expect }) => {
    await writeBars(env.MARKET, "SPY", flatBars(DATES), NOW);
    await writeBars(env.MARKET, "TLT", flatBars(DATES), NOW);
    const vendor = historyVendor({});
    const { histories, stale } = await load(vendor, { SPY: "closes", TLT: "all" });
    expect(histories.get("SPY")!.bars.close).toEqual(flatBars(DATES).close);
    expect(histories.get("SPY")!.bars.high).toEqual(Float64Array.of(NaN, NaN, NaN));
    expect(histories.get("TLT")!.bars).toEqual(flatBars(DATES));
    expect(histories.get("SPY")!.bytes.byteLength * 2).toBeLessThan(histories.get("TLT")!.bytes.byteLength);
    expect([stale.size, vendor.asked]).toEqual([0, []]);
  });

  it("are brought up to the last session when they end before it", async ({ expect }) => {
    await writeBars(env.MARKET, "SPY", flatBars(EARLIER), NOW - ASK_AGAIN_AFTER);
    const { histories, stale } = await load(historyVendor({ SPY: daysAt(DATES) }), { SPY: "closes" });
    expect(histories.get("SPY")!.bars.dates).toEqual(DATES);
    expect(stale.size).toBe(0);
  });

  it("are downloaded when they are damaged, however whole they look in a listing", async ({ expect }) => {
    for (const key of ["bars/2/SPY", "closes/1/SPY"]) {
      await env.MARKET.put(key, "damaged", { metadata: { lastDate: LAST, checkedAt: NOW } });
    }
    const vendor = historyVendor({ SPY: daysAt(DATES) });
    const { histories } = await load(vendor, { SPY: "closes" });
    expect(histories.get("SPY")!.bars.dates).toEqual(DATES);
    expect(vendor.asked).toEqual(["SPY from 1990-01-01"]);
  });

  it("stay stale when there is no time to refresh them", async ({ expect }) => {
    await writeBars(env.MARKET, "SPY", flatBars(EARLIER), NOW - ASK_AGAIN_AFTER);
    const { histories, stale } = await load(historyVendor({ SPY: daysAt(DATES) }), { SPY: "closes" }, 0);
    expect(histories.get("SPY")!.bars.dates).toEqual(EARLIER);
    expect([...stale]).toEqual(["SPY"]);
  });
});
