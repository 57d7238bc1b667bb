import { describe, it } from "vitest";
import { openClient } from "../../support/client.ts";

describe("a market day", () => {
  it("buys for dollars at the ask, sells at the bid, and leaves no position behind", async ({ expect }) => {
    const client = openClient();
    const bought = await client.order({ notional: "5000" });
    expect(bought.status).toBe(200);
    expect(bought.body).toMatchObject({
      status: "pending_new",
      qty: null,
      notional: "5000",
      filled_qty: "0",
    });

    await client.wait(30);
    expect(await client.read(bought.body.id)).toMatchObject({ status: "new", filled_at: null });
    await client.wait(30);
    expect(await client.read(bought.body.id)).toMatchObject({
      status: "filled",
      qty: null,
      filled_qty: "49.995000499",
      filled_avg_price: "100.01",
    });
    expect(await client.positions()).toMatchObject([
      { symbol: "CALM", qty: "49.995000499", qty_available: "49.995000499", market_value: "4999.50005" },
    ]);
    expect(await client.account()).toMatchObject({ cash: "5000", equity: "9999.5", buying_power: "5000" });

    const sold = await client.order({ side: "sell", qty: "49.995000499" });
    await client.wait(1_000);
    expect(await client.read(sold.body.id)).toMatchObject({ status: "filled", filled_avg_price: "99.99" });
    expect(await client.positions()).toEqual([]);
    expect(await client.account()).toMatchObject({ cash: "9999", equity: "9999", long_market_value: "0" });
    expect((await client.get("/v2/positions/CALM")).body).toEqual({
      code: 40410000,
      message: "position does not exist",
    });
  });

  it("lists every execution as a FILL, the newest first", async ({ expect }) => {
    const client = openClient();
    await client.order({ qty: 3 });
    await client.wait(1_000);
    await client.order({ qty: 2, side: "sell" });
    await client.wait(1_000);
    const { body } = await client.get("/v2/account/activities/FILL");
    expect(body).toMatchObject([
      { type: "fill", side: "sell", qty: "2", price: "99.99", leaves_qty: "0", cum_qty: "2" },
      { type: "fill", side: "buy", qty: "3", price: "100.01", order_status: "filled" },
    ]);
    const second = await client.get(`/v2/account/activities?page_size=1&page_token=${body[0].id}`);
    expect(second.body).toEqual([body[1]]);
    expect((await client.get("/v2/account/activities/INVALID")).body.message).toBe(
      "invalid activity type: INVALID",
    );
  });

  it("does nothing while the clock stands still", async ({ expect }) => {
    const client = openClient();
    const { body } = await client.order({ qty: 1 });
    expect(await client.read(body.id)).toEqual(body);
  });
});
