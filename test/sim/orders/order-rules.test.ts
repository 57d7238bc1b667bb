import { describe, it } from "vitest";
import { admin, openClient } from "../support/client.ts";

const LIMIT = { type: "limit", limit_price: "100", qty: "1" };

/** What is sent on top of a market day order for CALM, and the answer. */
const REFUSED: Record<
  string,
  { terms: Record<string, unknown>; status: number; code: number; message: string }
> = {
  "neither shares nor dollars": {
    terms: {},
    status: 422,
    code: 40010001,
    message: "qty or notional is required",
  },
  "both shares and dollars": {
    terms: { qty: 1, notional: 100 },
    status: 422,
    code: 40010001,
    message: "only one of qty or notional is accepted",
  },
  "no shares": { terms: { qty: "0" }, status: 422, code: 40010001, message: "qty must be > 0" },
  "a number longer than anybody needs": {
    terms: { qty: "9".repeat(65) },
    status: 422,
    code: 40010001,
    message: "qty is not a number",
  },
  "ten decimals of a share": {
    terms: { qty: "1.0000000001" },
    status: 422,
    code: 42210000,
    message: "qty must be limited to 9 decimal places",
  },
  "a tenth of a cent": {
    terms: { notional: "100.001" },
    status: 422,
    code: 42210000,
    message: "notional value must be limited to 2 decimal places",
  },
  "less than a dollar by dollars": {
    terms: { notional: "0.99" },
    status: 422,
    code: 40010001,
    message: "notional must be >= 1.00",
  },
  "less than a dollar by shares": {
    terms: { qty: "0.009" },
    status: 403,
    code: 40310000,
    message: "cost basis must be >= minimal amount of order 1",
  },
  "a part of a share good till cancelled": {
    terms: { qty: "1.5", time_in_force: "gtc" },
    status: 422,
    code: 42210000,
    message: "fractional orders must be DAY orders",
  },
  "dollars on the close": {
    terms: { notional: "100", time_in_force: "cls" },
    status: 422,
    code: 42210000,
    message: "fractional orders must be DAY orders",
  },
  "a part of a share in a bracket": {
    terms: { qty: "1.5", order_class: "bracket" },
    status: 422,
    code: 42210000,
    message: "fractional orders must be simple orders",
  },
  "a limit without a price": {
    terms: { type: "limit", qty: 1 },
    status: 422,
    code: 40010001,
    message: "limit orders require only limit price",
  },
  "a price below the penny": {
    terms: { ...LIMIT, limit_price: "290.123" },
    status: 422,
    code: 42210000,
    message: "invalid limit_price 290.123. sub-penny increment does not fulfill minimum pricing criteria",
  },
  "a market order in extended hours": {
    terms: { qty: 1, extended_hours: true },
    status: 422,
    code: 42210000,
    message: "extended hours order must be DAY or GTC limit orders",
  },
  "an unknown symbol": {
    terms: { symbol: "ZZZZ", qty: 1 },
    status: 422,
    code: 42210000,
    message: 'asset "ZZZZ" not found',
  },
  "a sale without a position": {
    terms: { side: "sell", qty: 1 },
    status: 403,
    code: 40310000,
    message: "account is not allowed to short",
  },
  "a sale of a part without a position": {
    terms: { side: "sell", qty: "1.5" },
    status: 422,
    code: 42210000,
    message: "fractional orders cannot be sold short",
  },
  "a stop order without its price": {
    terms: { type: "stop", qty: 1 },
    status: 422,
    code: 40010001,
    message: "stop orders require only stop price",
  },
  "a stop limit order with one price": {
    terms: { type: "stop_limit", stop_price: "90", qty: 1 },
    status: 422,
    code: 40010001,
    message: "stop limit orders require both stop and limit price",
  },
  "a market order with a price": {
    terms: { limit_price: "90", qty: 1 },
    status: 422,
    code: 40010001,
    message: "market orders require no stop or limit price",
  },
  "a stop below the penny": {
    terms: { type: "stop", stop_price: "90.123", qty: 1 },
    status: 422,
    code: 42210000,
    message: "invalid stop_price 90.123. sub-penny increment does not fulfill minimum pricing criteria",
  },
  "five decimals under a dollar": {
    terms: { ...LIMIT, symbol: "PENNY", qty: 100, limit_price: "0.50001" },
    status: 422,
    code: 42210000,
    message: "invalid limit_price 0.50001. sub-penny increment does not fulfill minimum pricing criteria",
  },
  "a stop that must be filled at once": {
    terms: { type: "stop", stop_price: "90", qty: 1, time_in_force: "ioc" },
    status: 422,
    code: 42210000,
    message: "stop orders must be DAY or GTC orders",
  },
  "a part of a share on the open": {
    terms: { qty: "1.5", time_in_force: "opg" },
    status: 422,
    code: 42210000,
    message: "fractional orders must be DAY orders",
  },
  "extended hours for longer than a day": {
    terms: { ...LIMIT, extended_hours: true, time_in_force: "ioc" },
    status: 422,
    code: 42210000,
    message: "extended hours order must be DAY or GTC limit orders",
  },
  "a trailing stop": {
    terms: { type: "trailing_stop", trail_percent: 5, qty: 1 },
    status: 422,
    code: 42210000,
    message: 'order type "trailing_stop" is not supported',
  },
  "a client order id of 129 characters": {
    terms: { qty: 1, client_order_id: "x".repeat(129) },
    status: 422,
    code: 40010001,
    message: "client_order_id must be no more than 128 characters",
  },
};

describe("an order", () => {
  for (const [reason, { terms, status, code, message }] of Object.entries(REFUSED)) {
    it(`is refused for ${reason}`, async ({ expect }) => {
      const client = openClient();
      expect(await client.order(terms)).toMatchObject({ status, body: { code, message } });
      expect((await client.get("/v2/orders?status=all")).body).toEqual([]);
    });
  }

  it("is refused for a symbol that is not fractionable, in parts only", async ({ expect }) => {
    const client = openClient({ assets: { notFractionable: ["CALM"], notTradable: ["DEAR"] } });
    const message = 'asset "CALM" is not fractionable';
    expect((await client.order({ notional: "100" })).body).toEqual({ code: 40310000, message });
    expect((await client.order({ qty: "1" })).status).toBe(200);
    expect(await client.order({ symbol: "DEAR", qty: "1" })).toMatchObject({
      status: 422,
      body: { code: 42210000, message: 'asset "DEAR" is not tradable' },
    });
  });

  it("is refused for more shares than are free, with the orders that hold the rest", async ({ expect }) => {
    const client = openClient();
    await client.order({ qty: "10" });
    await client.wait(1_000);
    const holding = await client.order({ ...LIMIT, side: "sell", limit_price: "120", qty: "4" });
    const refused = await client.order({ side: "sell", qty: "7" });
    expect(refused.status).toBe(403);
    expect(refused.body).toEqual({
      available: "6",
      code: 40310000,
      existing_qty: "10",
      held_for_orders: "4",
      message: "insufficient qty available for order (requested: 7, available: 6)",
      related_orders: [holding.body.id],
    });
    expect(await client.positions()).toMatchObject([{ qty: "10", qty_available: "6" }]);
  });

  it("is refused for trading with itself: against a market order always, against a limit when the prices cross", async ({
    expect,
  }) => {
    const client = openClient();
    await client.order({ qty: "10" });
    await client.wait(1_000);
    const resting = await client.order({ ...LIMIT, side: "sell", limit_price: "120" });
    const wash = { code: 40310000, message: "potential wash trade detected. use complex orders" };
    expect(await client.order({ ...LIMIT, limit_price: "120" })).toMatchObject({
      status: 403,
      body: {
        ...wash,
        existing_order_id: resting.body.id,
        reject_reason: "opposite side limit order exists",
      },
    });
    expect((await client.order({ ...LIMIT, limit_price: "119.99" })).status).toBe(200);
    await client.delete("/v2/orders");
    await client.wait(1_000);
    const market = await client.order({ side: "sell", qty: "1" });
    expect((await client.order({ ...LIMIT, limit_price: "50" })).body).toMatchObject({
      ...wash,
      existing_order_id: market.body.id,
      reject_reason: "opposite side market/stop order exists",
    });
  });

  it("is refused for trading with an own stop order, however far away that is", async ({ expect }) => {
    const client = openClient();
    await client.order({ qty: "10" });
    await client.wait(1_000);
    const stop = await client.order({ side: "sell", type: "stop", stop_price: "60", qty: "10" });
    await client.wait(1_000);
    expect(await client.order({ ...LIMIT, limit_price: "50" })).toMatchObject({
      status: 403,
      body: { existing_order_id: stop.body.id, reject_reason: "opposite side market/stop order exists" },
    });
    await client.delete("/v2/orders");
    await client.wait(1_000);
    const stopLimit = { side: "sell", type: "stop_limit", stop_price: "60", limit_price: "55", qty: "10" };
    expect((await client.order(stopLimit)).status).toBe(200);
    expect((await client.order({ ...LIMIT, limit_price: "54.99" })).status).toBe(200);
    expect((await client.order({ ...LIMIT, limit_price: "55" })).status).toBe(403);
  });

  it("is refused for selling short a symbol that cannot be borrowed", async ({ expect }) => {
    const client = openClient();
    await admin(client.exchange, "PATCH", "/assets/CALM", { shortable: false });
    expect(await client.order({ side: "sell", qty: "1" })).toMatchObject({
      status: 422,
      body: { code: 42210000, message: 'asset "CALM" cannot be sold short' },
    });
  });

  it("is refused for a symbol that has been delisted", async ({ expect }) => {
    const client = openClient();
    await admin(client.exchange, "POST", "/corporate-actions", {
      type: "delisting",
      symbol: "CALM",
      date: "2026-11-23",
    });
    expect((await client.order({ qty: "1" })).status).toBe(200);
    await admin(client.exchange, "POST", "/clock", { to: "next-open" });
    expect(await client.order({ qty: "1" })).toMatchObject({
      status: 422,
      body: { code: 40010001, message: "asset CALM is not active" },
    });
  });

  it("is refused for a body that is not JSON", async ({ expect }) => {
    const client = openClient();
    const response = await client.exchange.fetch(
      new Request("http://exchange.test/v2/orders", {
        method: "POST",
        body: "{",
        headers: { "APCA-API-KEY-ID": client.keys.keyId, "APCA-API-SECRET-KEY": client.keys.secretKey },
      }),
    );
    expect(response.status).toBe(400);
    expect(await response.json()).toEqual({ code: 40010000, message: "request body format is invalid" });
  });
});
