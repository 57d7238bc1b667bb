import { describe, it } from "vitest";
import { paperTrading } from "../../../sim/exchange/paper-trading.ts";
import { Client, FRIDAY, admin, openClient, openExchange } from "../support/client.ts";
import { buy } from "../support/corporate-actions.ts";
import { row, still } from "../support/market.ts";

describe("an account of paper trading", () => {
  it("may buy for four times its equity, and trades options and crypto as far as anybody asks", async ({
    expect,
  }) => {
    const client = openClient(paperTrading);
    expect(await client.account()).toMatchObject({
      multiplier: "4",
      cash: "10000",
      buying_power: "40000",
      regt_buying_power: "20000",
      non_marginable_buying_power: "10000",
      crypto_status: "ACTIVE",
      options_approved_level: 3,
      options_trading_level: 3,
    });
    await client.patch("/v2/account/configurations", { max_options_trading_level: 1 });
    expect((await client.account()).options_trading_level).toBe(1);
  });

  it("says nothing of transfers under way, and its orders nothing of legs", async ({ expect }) => {
    const client = openClient(paperTrading);
    const account = await client.account();
    expect(account).not.toHaveProperty("pending_transfer_in");
    expect(account).not.toHaveProperty("pending_transfer_out");
    const { body } = await client.order({ qty: "1" });
    expect(body).not.toHaveProperty("ratio_qty");
    expect(body).toMatchObject({ order_class: "", legs: null });
  });

  it("owes what it buys beyond its cash, and can buy less after it", async ({ expect }) => {
    const client = openClient(paperTrading);
    await buy(client, "150");
    expect(await client.account()).toMatchObject({
      cash: "-5001.5",
      equity: "9998.5",
      buying_power: "21994",
      non_marginable_buying_power: "0",
    });
    expect((await client.order({ qty: "230" })).status).toBe(403);
    expect((await client.order({ qty: "200" })).status).toBe(200);
  });

  it("has no more margin than its owner allows, and none below $2,000", async ({ expect }) => {
    const client = openClient(paperTrading);
    await client.patch("/v2/account/configurations", { max_margin_multiplier: "2" });
    expect(await client.account()).toMatchObject({ multiplier: "2", buying_power: "20000" });
    await client.patch("/v2/account/configurations", { max_margin_multiplier: "1" });
    expect(await client.account()).toMatchObject({ multiplier: "1", buying_power: "10000" });
    const small = new Client(client.exchange, client.exchange.addAccount({ cash: "1999.99" }));
    expect(await small.account()).toMatchObject({ multiplier: "1", buying_power: "1999.99" });
  });

  it("is charged fees on its sales", async ({ expect }) => {
    const client = openClient(paperTrading);
    await buy(client, "10");
    await client.order({ side: "sell", qty: "10" });
    await client.wait(1_000);
    expect((await client.account()).accrued_fees).toBe("0.05");
  });

  it("has its cash alone to buy with on an exchange that is opened without saying so", async ({ expect }) => {
    const client = openClient();
    expect(await client.account()).toMatchObject({ multiplier: "1", buying_power: "10000" });
    const margin = (await admin(client.exchange, "POST", "/accounts", { cash: "10000", multiplier: 4 })).body;
    expect(await new Client(client.exchange, margin).account()).toMatchObject({ multiplier: "4" });
  });
});

describe("an answer of the trading and the data API", () => {
  it("names the charset of its JSON, refusals too", async ({ expect }) => {
    const client = openClient();
    for (const path of [
      "/v2/account",
      "/v2/positions/NOPE",
      "/v2/stocks/trades/latest?symbols=CALM",
      "/v2/stocks/trades/latest",
      "/v1/corporate-actions",
    ]) {
      const { headers } = await client.get(path);
      expect(headers.get("content-type")).toBe("application/json; charset=UTF-8");
    }
    const stranger = new Client(client.exchange, { accountId: "", keyId: "PK", secretKey: "none" });
    const refused = await stranger.get("/v2/account");
    expect(refused.headers.get("content-type")).toBe("application/json; charset=UTF-8");
  });

  it("writes instants without needless zeros: none, some or nine digits of a second", async ({ expect }) => {
    const client = openClient();
    expect((await client.get("/v2/clock")).body.timestamp).toBe("2026-11-20T15:45:00-05:00");
    expect((await client.account()).created_at).toBe("2026-11-20T20:45:00Z");
    const first = (await client.order({ qty: "1" })).body;
    const second = (await client.order({ qty: "1" })).body;
    expect(first.submitted_at).toBe("2026-11-20T20:45:00Z");
    expect(second.submitted_at).toBe("2026-11-20T20:45:00.000000001Z");
    expect(second.expires_at).toBe("2026-11-20T21:00:00Z");
    await client.wait(250);
    expect((await client.read(first.id)).filled_at).toBe("2026-11-20T20:45:00.05Z");
    expect((await client.get("/v2/clock")).body.timestamp).toBe("2026-11-20T15:45:00.25-05:00");
  });
});

describe("a position", () => {
  it("is worth dollars to six decimals, and has gained fractions to five", async ({ expect }) => {
    const market = new Map([["RISE", { name: "Rise", rows: [row("2026-11-19", 99), row(FRIDAY, 101.37)] }]]);
    const client = openClient({ market });
    await buy(client, "0.123456789", "RISE");
    expect(await client.positions()).toMatchObject([
      {
        qty: "0.123456789",
        avg_entry_price: "101.38",
        market_value: "12.514815",
        cost_basis: "12.516049",
        unrealized_pl: "-0.001234",
        unrealized_plpc: "-0.0001",
        change_today: "0.02394",
      },
    ]);
    expect(await client.account()).toMatchObject({ long_market_value: "12.51", equity: "9999.99" });
  });

  it("has an average price of at most six decimals, as its orders have", async ({ expect }) => {
    const market = new Map([["CALM", still(100)]]);
    const client = openClient({ market, spreads: { CALM: 2 } });
    await buy(client, "1");
    await admin(client.exchange, "POST", `/accounts/${client.keys.accountId}/corrections`, {
      order: (await client.get("/v2/orders?status=closed")).body[0].id,
      filledAvgPrice: "100.333333333",
    });
    expect(await client.positions()).toMatchObject([{ avg_entry_price: "100.333333" }]);
    const [order] = (await client.get("/v2/orders?status=closed")).body;
    expect(order.filled_avg_price).toBe("100.333333");
  });
});

describe("an asset", () => {
  it("says in the old way, too, whether it is easy to borrow", async ({ expect }) => {
    const exchange = openExchange();
    const client = new Client(exchange);
    const asset = async () => (await client.get("/v2/assets/CALM")).body;
    expect(await asset()).toMatchObject({ easy_to_borrow: true, borrow_status: "easy_to_borrow" });
    await admin(exchange, "PATCH", "/assets/CALM", { shortable: false });
    expect(await asset()).toMatchObject({ easy_to_borrow: false, borrow_status: "hard_to_borrow" });
  });
});
