/** Alpaca's own clients, versions 3 and 4, read the exchange's market data. */
import Version3 from "alpaca-trade-api-3";
import { marketData } from "alpaca-trade-api-4";
import { describe, it } from "vitest";
import { movingMarket } from "../support/moving-market.ts";
import { servedExchange } from "../support/served.ts";
import type { ServedExchange } from "../support/served.ts";

/** What the tests use of version 3, whose own types do not say what its methods take and give. */
interface VersionThreeData {
  getBarsV2(symbol: string, options: object): AsyncIterable<{ Timestamp: string; ClosePrice: number }>;
  getMultiBarsV2(symbols: string[], options: object): Promise<ReadonlyMap<string, unknown[]>>;
  getSnapshot(symbol: string): Promise<{ DailyBar: { Timestamp: string }; LatestTrade: { Price: number } }>;
}

function versionThree({ client, server }: ServedExchange): VersionThreeData {
  return new Version3({ ...client.keys, baseUrl: server.url, dataBaseUrl: server.url });
}

function versionFour({ client, server }: ServedExchange): marketData.Configuration {
  const { keyId, secretKey: secret } = client.keys;
  return new marketData.Configuration({ basePath: server.url, keyId, secret });
}

describe("Alpaca's client of version 3", () => {
  it("walks the pages of bars, and reads a snapshot", async ({ expect }) => {
    const alpaca = versionThree(await servedExchange({ market: movingMarket }));
    const options = { timeframe: "1Min", start: "2026-11-19", end: "2026-11-19", pageLimit: 100 };
    const stamps: string[] = [];
    for await (const { Timestamp } of alpaca.getBarsV2("MOVE", { ...options })) stamps.push(Timestamp);
    expect(new Set(stamps).size).toBe(390);
    const bars = await alpaca.getMultiBarsV2(["MOVE", "WAVE"], { ...options });
    expect([...bars].map(([symbol, list]) => [symbol, list.length])).toEqual([
      ["MOVE", 390],
      ["WAVE", 390],
    ]);
    expect((await alpaca.getSnapshot("MOVE")).DailyBar.Timestamp).toBe("2026-11-20T05:00:00Z");
  });
});

describe("Alpaca's client of version 4", () => {
  it("reads bars, the latest bars and corporate actions", async ({ expect }) => {
    const configuration = versionFour(await servedExchange({ market: movingMarket }));
    const stocks = new marketData.StockApi(configuration);
    const { bars, nextPageToken } = await stocks.stockBars({
      symbols: "MOVE,WAVE",
      timeframe: "1Day",
      start: new Date("2026-11-17T00:00:00Z"),
      end: new Date("2026-11-19T12:00:00Z"),
      limit: 4,
    });
    expect([bars["MOVE"]?.length, bars["WAVE"]?.length]).toEqual([3, 1]);
    expect(nextPageToken).toEqual(expect.any(String));
    const latest = await stocks.stockLatestBars({ symbols: "MOVE" });
    expect(latest.bars["MOVE"]?.t).toEqual(new Date("2026-11-20T20:44:00Z"));
    const actions = await new marketData.CorporateActionsApi(configuration).corporateActions({});
    expect(actions.nextPageToken).toBeNull();
  });
});
