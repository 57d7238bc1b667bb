import { describe, it } from "vitest";
import { openClient, tiingo } from "../support/client.ts";
import { booked, buy, script } from "../support/corporate-actions.ts";
import { MONDAY, TUESDAY, moveTo } from "../support/sessions.ts";

describe("a scripted split", () => {
  it("divides the price and multiplies the shares as its session opens", async ({ expect }) => {
    const client = openClient();
    await buy(client, "10.5");
    expect((await script(client, { type: "split", factor: 4 })).status).toBe(200);
    await moveTo(client.exchange, MONDAY, "09:29");
    expect(await client.positions()).toMatchObject([{ qty: "10.5", current_price: "100" }]);
    await moveTo(client.exchange, MONDAY);
    expect(await client.positions()).toMatchObject([
      {
        qty: "42",
        current_price: "25",
        market_value: "1050",
        lastday_price: "25",
        cost_basis: "1050.105",
        unrealized_intraday_pl: "0",
      },
    ]);
  });

  it("books the shares that leave and those that come as one group", async ({ expect }) => {
    const client = openClient();
    await buy(client, "10");
    await script(client, { type: "split", factor: 0.25 });
    await moveTo(client.exchange, MONDAY);
    const rows = await booked(client, "SPLIT");
    expect(rows).toMatchObject([
      { activity_sub_type: "RSPLIT", symbol: "CALM", qty: "-10", net_amount: "0", date: MONDAY },
      { activity_sub_type: "RSPLIT", symbol: "CALM", qty: "2.5", net_amount: "0" },
    ]);
    expect(rows[0].group_id).toBe(rows[1].group_id);
    expect((await client.positions())[0]).toMatchObject({ qty: "2.5", current_price: "400" });
  });

  it("keeps nine decimals of a share", async ({ expect }) => {
    const client = openClient();
    await buy(client, "10");
    await script(client, { type: "split", factor: 0.3 });
    await script(client, { type: "split", factor: 0.1234567, date: TUESDAY });
    await moveTo(client.exchange, TUESDAY);
    expect((await client.positions())[0].qty).toBe("0.3703701");
  });

  it("voids the orders that wait", async ({ expect }) => {
    const client = openClient();
    const terms = { type: "limit", limit_price: "90", qty: "1", time_in_force: "gtc" };
    const order = await client.order(terms);
    await script(client, { type: "split", factor: 2 });
    await moveTo(client.exchange, MONDAY);
    expect((await client.read(order.body.id)).status).toBe("canceled");
    expect((await client.account()).buying_power).toBe("10000");
  });

  it("shows in Tiingo's history with its factor, and adjusts what was before it", async ({ expect }) => {
    const client = openClient();
    await script(client, { type: "split", factor: 4 });
    const history = async () =>
      (await tiingo(client.exchange, "/tiingo/daily/CALM/prices?startDate=2026-11-20")).body;
    await moveTo(client.exchange, MONDAY, "12:00");
    expect(await history()).toMatchObject([{ close: 100, adjClose: 100, splitFactor: 1 }]);
    await moveTo(client.exchange, MONDAY, "18:00");
    expect(await history()).toMatchObject([
      { close: 100, volume: 1_000_000, adjClose: 25, adjVolume: 4_000_000, splitFactor: 1 },
      { close: 25, volume: 4_000_000, adjClose: 25, adjVolume: 4_000_000, splitFactor: 4 },
    ]);
  });
});
