import { env } from "cloudflare:workers";
import { describe, it } from "vitest";
import { newYorkInstant } from "../../../src/engine/calendar/new-york.ts";
import { listHistories } from "../../../src/market/bars/store.ts";
import { loadExDates } from "../../../src/market/corporate-actions/ex-dates.ts";
import { loadDirectory } from "../../../src/market/directory/directory.ts";
import { preflight } from "../../../src/ops/jobs/preflight.ts";
import { refreshBars } from "../../../src/ops/jobs/refresh-bars.ts";
import { orderFault } from "../support/exchange-admin.ts";
import { quietMarket } from "../support/market.ts";
import { activate, fixedWeights } from "../support/strategies.ts";
import { openTradingDay } from "../support/trading-day.ts";

const DATE = "2026-08-20";

/** A day with a strategy on SPY, and what the jobs are run with on a platform that has a data key. */
async function dayWithKey() {
  const day = await openTradingDay(quietMarket({ SPY: 600, TLT: 80 }), DATE);
  await activate(day.user, "all in", fixedWeights({ SPY: 100 }));
  const keys = day.exchange.addAccount({ cash: "0" });
  const keyed = { ...env, ALPACA_DATA_KEY_ID: keys.keyId, ALPACA_DATA_SECRET: keys.secretKey };
  const context = { env: keyed, clock: { now: () => day.exchange.clock.now() }, slot: day.slot };
  return { ...day, context };
}

describe("preflight", () => {
  it("leaves histories up to yesterday and the day's ex-dates behind", async ({ expect }) => {
    const { context } = await dayWithKey();
    expect(await preflight.run(context)).toBe(true);
    expect((await listHistories(env.MARKET)).get("SPY")?.lastDate).toBe("2026-08-19");
    expect(await loadExDates(env.MARKET, DATE)).toEqual(new Map());
  });

  it("is handed back while the ex-dates cannot be had, and refreshes histories all the same", async ({
    expect,
  }) => {
    const { context, exchange } = await dayWithKey();
    const fault = { match: { pathPrefix: "/v1/corporate-actions" }, action: "status", status: 503 } as const;
    await orderFault(exchange, { ...fault, times: 3 });
    expect(await preflight.run(context)).toBe(false);
    expect((await listHistories(env.MARKET)).get("SPY")?.lastDate).toBe("2026-08-19");
    expect(await preflight.run(context)).toBe(true);
    expect(await loadExDates(env.MARKET, DATE)).toEqual(new Map());
  });
});

describe("the evening job", () => {
  it("leaves histories up to today and the ticker directory behind", async ({ expect }) => {
    const { context, exchange } = await dayWithKey();
    await exchange.clock.advanceTo(newYorkInstant(DATE, "18:00"));
    expect(await refreshBars.run(context)).toBe(true);
    expect((await listHistories(env.MARKET)).get("SPY")?.lastDate).toBe(DATE);
    expect((await loadDirectory(env.MARKET))?.tickers.map(({ symbol }) => symbol)).toEqual(["SPY", "TLT"]);
  });
});
