import { describe, it, onTestFinished } from "vitest";
import { syntheticMarket } from "../../../sim/exchange/market/synthetic/synthetic-market.ts";
import { serveAlpaca4 } from "../support/clients/alpaca-client-4.ts";
import { openExchange } from "../support/client.ts";
import { Inbox } from "../support/inbox.ts";
import { present } from "../support/present.ts";

interface Heard {
  readonly kind: "trade" | "quote" | "bar";
  readonly symbol: string;
  /** Dollars: the price, the bid, the close. */
  readonly price: number;
  readonly at: string | undefined;
}

describe("the data stream of Alpaca's own client, version 4", () => {
  it("tells of trades, quotes and bars in MessagePack, as the REST API does", async ({ expect }) => {
    const market = syntheticMarket({ seed: 1, through: "2026-11-30" });
    const { alpaca, exchange, served } = await serveAlpaca4(openExchange({ market }));
    const stream = alpaca.marketData.stockStream({
      url: `${served.url.replace("http", "ws")}/v2/iex`,
      reconnect: false,
    });
    onTestFinished(() => stream.disconnect());
    const heard = new Inbox<Heard>();
    stream.onTrade(({ symbol, price, timestampRaw: at }) => heard.add({ kind: "trade", symbol, price, at }));
    stream.onQuote(({ symbol, bidPrice, timestampRaw: at }) =>
      heard.add({ kind: "quote", symbol, price: bidPrice, at }),
    );
    stream.onBar(({ symbol, close, timestampRaw: at }) =>
      heard.add({ kind: "bar", symbol, price: close, at }),
    );
    stream.subscribeForTrades(["SPY"]);
    stream.subscribeForQuotes(["SPY"]);
    stream.subscribeForBars(["SPY"]);
    stream.connect();
    await served.said.first((message) => "T" in message && message.T === "subscription");
    await exchange.clock.advanceTo(exchange.clock.now() + 60_000);
    const bar = await heard.first(({ kind }) => kind === "bar");
    const last = present(heard.all().findLast(({ kind }) => kind === "trade"));
    const { trade } = await alpaca.marketData.stocks.stockLatestTradeSingle({ symbol: "SPY" });
    expect(last).toMatchObject({ symbol: "SPY", price: trade.p });
    expect(bar).toMatchObject({ symbol: "SPY", price: trade.p });
    expect(heard.all().some(({ kind }) => kind === "quote")).toBe(true);
    expect(served.mismatches).toEqual([]);
  });
});
