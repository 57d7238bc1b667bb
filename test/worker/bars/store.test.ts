import { env } from "cloudflare:workers";
import { describe, it } from "vitest";
import { packBars } from "../../../src/engine/bars/packed.ts";
import { listHistories, readBars, readHistory, writeBars } from "../../../src/market/bars/store.ts";
import { flatBars } from "../support/vendors/bars.ts";

const NOW = 1_795_467_000_000;

describe("bar history in KV", () => {
  it("is read as it was written, and listed with its newest date", async ({ expect }) => {
    const bars = flatBars(["2026-11-19", "2026-11-20"], 480);
    await writeBars(env.MARKET, "BRK.B", bars, NOW);
    expect(await readBars(env.MARKET, "BRK.B")).toEqual(bars);
    expect(Object.fromEntries(await listHistories(env.MARKET))).toEqual({
      "BRK.B": { lastDate: "2026-11-20", checkedAt: NOW },
    });
  });

  it("is nothing for a symbol without bars, for damaged bytes, and for an older format", async ({
    expect,
  }) => {
    expect(await readBars(env.MARKET, "SPY")).toBeUndefined();
    await env.MARKET.put("bars/2/SPY", "damaged");
    expect(await readBars(env.MARKET, "SPY")).toBeUndefined();
    expect(await readHistory(env.MARKET, "SPY")).toBeUndefined();
    expect(Object.fromEntries(await listHistories(env.MARKET))).toEqual({});
    await env.MARKET.put("bars/1/TLT", packBars(flatBars(["2026-11-20"])));
    expect(await readBars(env.MARKET, "TLT")).toBeUndefined();
  });
});
