import { TimeFrame } from "alpaca-trade-api-4";
import { describe, it, onTestFinished } from "vitest";
import { serveAlpaca4, tradingStream4 } from "../support/clients/alpaca-client-4.ts";

const ONE = { symbol: "CALM", side: "buy", qty: 1 } as const;

describe("the helpers of Alpaca's own client, version 4", () => {
  it("wait on the stream until an order has filled", async ({ expect }) => {
    const { alpaca, exchange, served } = await serveAlpaca4();
    const stream = tradingStream4(alpaca, served.url);
    onTestFinished(() => stream.disconnect());
    stream.connect();
    const waiting = alpaca.trading.submitAndWait({ type: "market", ...ONE }, { stream });
    await served.said.first((message) => "stream" in message && message.stream === "trade_updates");
    await exchange.clock.advanceTo(exchange.clock.now() + 1_000);
    expect(await waiting).toMatchObject({ status: "filled", filledQty: "1", filledAvgPrice: "100.01" });
    expect(served.mismatches).toEqual([]);
  });

  it("page through activities and bars", async ({ expect }) => {
    const { alpaca, exchange, served } = await serveAlpaca4();
    for (let count = 0; count < 3; count++) await alpaca.trading.orders.market(ONE);
    await exchange.clock.advanceTo(exchange.clock.now() + 1_000);
    const activities = await alpaca.trading.collectActivities({ pageSize: 1 });
    // Three executions, and the cash that the account was opened with.
    expect(activities).toHaveLength(4);
    const bars = await alpaca.marketData.collectStockBarsBySymbol({
      symbols: "CALM,DEAR",
      timeframe: TimeFrame.Day,
      start: new Date("2026-11-16"),
      end: new Date("2026-11-19"),
      limit: 3,
      feed: "iex",
    });
    expect(Object.values(bars).map(({ length }) => length)).toEqual([3, 3]);
    expect(served.mismatches).toEqual([]);
  });
});
