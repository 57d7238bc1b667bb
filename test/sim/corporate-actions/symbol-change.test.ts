import { describe, it } from "vitest";
import { syntheticMarket } from "../../../sim/exchange/market/synthetic/synthetic-market.ts";
import { admin, openClient, tiingo } from "../support/client.ts";
import { booked, buy, script } from "../support/corporate-actions.ts";
import { MONDAY, TUESDAY, moveTo } from "../support/sessions.ts";

const CHANGE = { type: "symbol-change", newSymbol: "SERENE" };

describe("a change of symbol", () => {
  it("renames what is held and cancels what was ordered", async ({ expect }) => {
    const client = openClient();
    await buy(client, "10");
    const order = await client.order({ type: "limit", limit_price: "90", qty: "1", time_in_force: "gtc" });
    await script(client, CHANGE);
    await moveTo(client.exchange, MONDAY, "09:29");
    expect(await client.positions()).toMatchObject([{ symbol: "CALM" }]);
    await moveTo(client.exchange, MONDAY);
    expect(await client.positions()).toMatchObject([
      { symbol: "SERENE", qty: "10", cost_basis: "1000.1", market_value: "1000", lastday_price: "100" },
    ]);
    expect((await client.read(order.body.id)).status).toBe("canceled");
    expect(await booked(client, "NC")).toMatchObject([
      { activity_sub_type: "SNC", symbol: "CALM", qty: "-10", net_amount: "0" },
      { activity_sub_type: "SNC", symbol: "SERENE", qty: "10", net_amount: "0" },
    ]);
  });

  it("leaves an inactive asset behind that cannot be ordered", async ({ expect }) => {
    const client = openClient();
    await script(client, CHANGE);
    expect((await client.get("/v2/assets/SERENE")).status).toBe(404);
    const { id } = (await client.get("/v2/assets/CALM")).body;
    await moveTo(client.exchange, MONDAY);
    const old = (await client.get("/v2/assets/CALM")).body;
    expect(old).toMatchObject({ id, symbol: "CALM", status: "inactive", tradable: false });
    const found = (await client.get("/v2/assets/SERENE")).body;
    expect(found).toMatchObject({ symbol: "SERENE", status: "active", tradable: true });
    expect((await client.get(`/v2/assets/${found.id}`)).body).toEqual(found);
    expect((await client.get("/v2/assets?status=inactive")).body).toEqual([old]);
    const active: { symbol: string }[] = (await client.get("/v2/assets?status=active")).body;
    expect(active.map(({ symbol }) => symbol)).toEqual(["BRK.B", "DEAR", "PENNY", "SERENE"]);
    expect((await client.get("/v2/assets")).body).toHaveLength(5);
    expect((await client.order({ qty: "1" })).status).toBe(422);
    expect((await client.order({ symbol: "SERENE", qty: "1" })).status).toBe(200);
  });

  it("hands the whole history on, and takes the old symbol out of all data", async ({ expect }) => {
    const client = openClient();
    await script(client, CHANGE);
    const history = "/prices?startDate=2026-11-17&endDate=2026-11-19";
    const before = (await tiingo(client.exchange, `/tiingo/daily/CALM${history}`)).body;
    expect(before).toHaveLength(3);
    const bars = "/v2/stocks/bars?timeframe=1Day&start=2026-11-18&feed=iex&symbols=";
    expect((await tiingo(client.exchange, "/iex/SERENE")).body).toEqual([]);
    expect((await client.get(`${bars}SERENE`)).body.bars).toEqual({});
    await moveTo(client.exchange, MONDAY, "12:00");
    expect((await tiingo(client.exchange, `/tiingo/daily/SERENE${history}`)).body).toEqual(before);
    expect((await tiingo(client.exchange, `/tiingo/daily/CALM${history}`)).status).toBe(404);
    expect((await tiingo(client.exchange, "/iex/?tickers=calm,serene")).body).toMatchObject([
      { ticker: "SERENE" },
    ]);
    const { trades } = (await client.get("/v2/stocks/trades/latest?symbols=CALM,SERENE")).body;
    expect(Object.keys(trades)).toEqual(["SERENE"]);
    expect((await client.get(`${bars}SERENE`)).body.bars.SERENE.length).toBeGreaterThanOrEqual(3);
  });

  it("does not move prices of the past", async ({ expect }) => {
    const client = openClient({ market: syntheticMarket({ seed: 3, through: "2026-12-31" }) });
    const span = "start=2026-11-20T15:00:00Z&end=2026-11-20T15:30:00Z";
    const minutes = async (symbol: string) =>
      (await client.get(`/v2/stocks/bars?timeframe=1Min&feed=iex&${span}&symbols=${symbol}`)).body.bars[
        symbol
      ];
    const before = await minutes("SPY");
    expect(new Set(before.map(({ c }: { c: number }) => c)).size).toBeGreaterThan(10);
    await script(client, { ...CHANGE, symbol: "SPY" });
    await moveTo(client.exchange, MONDAY, "12:00");
    expect(await minutes("SERENE")).toEqual(before);
  });

  it("takes a halt along, and can be followed by another change", async ({ expect }) => {
    const client = openClient();
    await buy(client, "1");
    await admin(client.exchange, "POST", "/halts", { symbol: "CALM", halted: true });
    await script(client, CHANGE);
    await moveTo(client.exchange, MONDAY);
    const order = await client.order({ symbol: "SERENE", qty: "1" });
    await client.wait(5_000);
    expect((await client.read(order.body.id)).status).toBe("new");
    const again = { symbol: "SERENE", type: "symbol-change", newSymbol: "TRANQUIL", date: TUESDAY };
    expect((await script(client, again)).status).toBe(200);
    await moveTo(client.exchange, TUESDAY);
    expect(await client.positions()).toMatchObject([{ symbol: "TRANQUIL", qty: "1" }]);
    expect((await client.get("/v2/assets/SERENE")).body.status).toBe("inactive");
  });
});
