import { describe, it } from "vitest";
import { openClient } from "../support/client.ts";

describe("the market-data API", () => {
  it("leaves unknown symbols out of the map", async ({ expect }) => {
    const client = openClient();
    const trades = await client.get("/v2/stocks/trades/latest?symbols=CALM,NOPE");
    expect(Object.keys(trades.body.trades)).toEqual(["CALM"]);
    expect(trades.body.trades.CALM).toMatchObject({
      p: 100,
      t: expect.stringMatching(/^2026-11-20T20:45:00\.000\d{1,6}Z$/),
    });
    const quotes = await client.get("/v2/stocks/quotes/latest?symbols=DEAR,NOPE");
    expect(quotes.body.quotes).toMatchObject({ DEAR: { bp: 399.96, ap: 400.04 } });
  });

  it("answers snapshots as a bare map with today's and yesterday's bars", async ({ expect }) => {
    const { body } = await openClient().get("/v2/stocks/snapshots?symbols=CALM,BRK.B,NOPE");
    expect(Object.keys(body)).toEqual(["CALM", "BRK.B"]);
    expect(body.CALM).toMatchObject({
      latestTrade: { p: 100 },
      latestQuote: { bp: 99.99, ap: 100.01 },
      dailyBar: { t: "2026-11-20T05:00:00Z", o: 100, h: 100, l: 100, c: 100 },
      prevDailyBar: { t: "2026-11-19T05:00:00Z", c: 100, v: 1_000_000 },
    });
    expect(body.CALM.dailyBar.v).toBeLessThan(1_000_000);
  });

  it("refuses a malformed symbol and recent SIP data", async ({ expect }) => {
    const client = openClient();
    expect(await client.get("/v2/stocks/quotes/latest?symbols=BRK-B")).toMatchObject({
      status: 400,
      body: { message: "invalid symbol: BRK-B" },
    });
    expect(await client.get("/v2/stocks/snapshots?symbols=CALM&feed=sip")).toMatchObject({
      status: 403,
      body: { code: 42210000, message: "subscription does not permit querying recent SIP data" },
    });
  });
});
