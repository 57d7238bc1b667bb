import { describe, it } from "vitest";
import { FRIDAY, openClient, tiingo } from "../support/client.ts";
import { booked, buy, script } from "../support/corporate-actions.ts";
import { row } from "../support/market.ts";
import { MONDAY, TUESDAY, moveTo } from "../support/sessions.ts";

describe("a delisting", () => {
  it("leaves holders with shares that do not trade and a price that does not move", async ({ expect }) => {
    const client = openClient();
    await buy(client, "10");
    const order = await client.order({ type: "limit", limit_price: "90", qty: "1", time_in_force: "gtc" });
    await script(client, { type: "delisting" });
    await moveTo(client.exchange, MONDAY, "09:29");
    expect((await client.get("/v2/assets/CALM")).body).toMatchObject({ status: "active", tradable: true });
    await moveTo(client.exchange, MONDAY, "12:00");
    expect((await client.get("/v2/assets/CALM")).body).toMatchObject({
      status: "inactive",
      tradable: false,
      exchange: "ARCA",
    });
    expect(await client.positions()).toMatchObject([
      { symbol: "CALM", qty: "10", exchange: "", current_price: "100", market_value: "1000" },
    ]);
    expect((await client.read(order.body.id)).status).toBe("canceled");
    expect((await client.order({ qty: "10", side: "sell" })).status).toBe(422);
    await moveTo(client.exchange, TUESDAY, "18:00");
    const path = "/tiingo/daily/CALM/prices?startDate=2026-11-19";
    expect((await tiingo(client.exchange, path)).body).toHaveLength(2);
    expect((await client.get("/v2/account/activities/REORG")).body).toEqual([]);
    expect((await client.get("/v2/account/activities/MA")).body).toEqual([]);
  });

  it("ends the day's gains with the last day of trading", async ({ expect }) => {
    const market = new Map([["GONE", { name: "Gone", rows: [row("2026-11-19", 90), row(FRIDAY, 100)] }]]);
    const client = openClient({ market });
    await buy(client, "10", "GONE");
    expect((await client.positions())[0]).toMatchObject({
      lastday_price: "90",
      change_today: "0.11111",
    });
    await script(client, { type: "delisting", symbol: "GONE" });
    await moveTo(client.exchange, MONDAY, "12:00");
    expect((await client.positions())[0]).toMatchObject({
      current_price: "100",
      lastday_price: "100",
      change_today: "0",
      unrealized_intraday_pl: "0",
    });
  });

  it("can cash holders out", async ({ expect }) => {
    const client = openClient();
    await buy(client, "10.5");
    await script(client, { type: "delisting", cashPerShare: "98.765" });
    await moveTo(client.exchange, MONDAY);
    expect(await client.positions()).toEqual([]);
    // 10000 - 10.5 * 100.01 (1050.105, to the cent 1050.11) + 10.5 * 98.765 (1037.0325)
    expect(await client.account()).toMatchObject({ cash: "9986.92", equity: "9986.92" });
    expect(await booked(client, "MA")).toMatchObject([
      {
        activity_sub_type: "CMA",
        symbol: "CALM",
        qty: "-10.5",
        per_share_amount: "98.765",
        net_amount: "1037.03",
      },
    ]);
  });

  it("can take shares away that are worth nothing", async ({ expect }) => {
    const client = openClient();
    await buy(client, "10");
    await script(client, { type: "delisting", cashPerShare: "0" });
    await moveTo(client.exchange, MONDAY);
    expect(await client.account()).toMatchObject({ cash: "8999.9", equity: "8999.9" });
    expect(await booked(client, "REORG")).toMatchObject([
      { activity_sub_type: "WRM", symbol: "CALM", qty: "-10", net_amount: "0" },
    ]);
  });
});
