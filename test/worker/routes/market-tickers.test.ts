import { env } from "cloudflare:workers";
import { describe, it } from "vitest";
import { refreshDirectory } from "../../../src/market/directory/directory.ts";
import { quietMarket } from "../support/market.ts";
import { alpacaKeyAt } from "../support/vendors/platform-alpaca.ts";
import { openTradingDay } from "../support/trading-day.ts";

const MARKET = quietMarket({ SPY: 600, SPXL: 150, TLT: 80 });
const openDay = () => openTradingDay(MARKET, "2026-08-20", { assets: { notTradable: ["SPXL"] } });

describe("the search for tickers", () => {
  it("finds the broker's assets by what was typed so far", async ({ expect }) => {
    const { user, exchange } = await openDay();
    await refreshDirectory(env.MARKET, alpacaKeyAt(exchange), "2026-08-20");
    const spy = { symbol: "SPY", name: "SPY", exchange: "ARCA", tradable: true, fractionable: true };
    const spxl = { ...spy, symbol: "SPXL", name: "SPXL", tradable: false };
    expect(await user.get("/api/market/tickers?query=sp")).toEqual({
      status: 200,
      body: { tickers: [spy, spxl], reason: null },
    });
    expect(await user.get("/api/market/tickers?query=sp&limit=1")).toMatchObject({
      body: { tickers: [spy] },
    });
    expect(await user.get("/api/market/tickers?query=nothing")).toMatchObject({
      body: { tickers: [], reason: null },
    });
  });

  it("finds nothing before the directory is filled, and says why", async ({ expect }) => {
    const { user } = await openDay();
    expect(await user.get("/api/market/tickers?query=sp")).toEqual({
      status: 200,
      body: { tickers: [], reason: "directory_empty" },
    });
  });

  it.for(["", "?query=", "?query=sp&limit=0", "?query=sp&limit=101", "?query=sp&limit=many"])(
    "is refused without a query or with a limit that makes no sense: %s",
    async (query, { expect }) => {
      const { user } = await openDay();
      expect((await user.get(`/api/market/tickers${query}`)).status).toBe(400);
    },
  );
});
