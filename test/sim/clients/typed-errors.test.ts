import { errors } from "alpaca-trade-api-4";
import { describe, it } from "vitest";
import { openAlpaca4, serveAlpaca4 } from "../support/clients/alpaca-client-4.ts";
import { openExchange } from "../support/client.ts";

/** What a promise is rejected with. */
async function errorOf(promise: Promise<unknown>): Promise<unknown> {
  return promise.then(
    () => undefined,
    (error: unknown) => error,
  );
}

const ONE = { symbol: "CALM", side: "buy", qty: 1 } as const;

describe("the errors of Alpaca's own client, version 4", () => {
  it("say that the buying power does not suffice", async ({ expect }) => {
    const { alpaca, served } = await serveAlpaca4();
    const error = await errorOf(alpaca.trading.orders.market({ ...ONE, qty: 50 }));
    expect(error).toBeInstanceOf(errors.PermissionError);
    expect(error).toMatchObject({
      status: 403,
      code: 40310000,
      message: "insufficient buying power",
      rateLimit: { limit: 200, remaining: 199 },
      requestId: expect.stringMatching(/^[0-9a-f]{32}$/),
    });
    expect(served.mismatches).toEqual([]);
  });

  it("say that shares are missing, and that a short sale is not allowed", async ({ expect }) => {
    const { alpaca, exchange, served } = await serveAlpaca4();
    const sale = { ...ONE, side: "sell", qty: 2 } as const;
    const short = await errorOf(alpaca.trading.orders.market(sale));
    expect(short).toMatchObject({ status: 403, message: "account is not allowed to short" });
    await alpaca.trading.orders.market(ONE);
    await exchange.clock.advanceTo(exchange.clock.now() + 1_000);
    const error = await errorOf(alpaca.trading.orders.market(sale));
    expect(error).toBeInstanceOf(errors.PermissionError);
    expect(error).toMatchObject({
      status: 403,
      message: "insufficient qty available for order (requested: 2, available: 1)",
    });
    expect(served.mismatches).toEqual([]);
  });

  it("say that an order is against the rules, or sent twice", async ({ expect }) => {
    const { alpaca, served } = await serveAlpaca4();
    const penny = await errorOf(alpaca.trading.orders.limit({ ...ONE, limitPrice: "90.001" }));
    expect(penny).toBeInstanceOf(errors.ValidationError);
    expect(penny).toMatchObject({ status: 422, code: 42210000 });
    await alpaca.trading.orders.market({ ...ONE, clientOrderId: "run-1" });
    const again = await errorOf(alpaca.trading.orders.market({ ...ONE, clientOrderId: "run-1" }));
    expect(again).toBeInstanceOf(errors.ValidationError);
    expect(again).toMatchObject({ code: 40010001, message: "client_order_id must be unique" });
    expect(served.mismatches).toEqual([]);
  });

  it("say that something is not there", async ({ expect }) => {
    const { alpaca, served } = await serveAlpaca4();
    for (const [request, message] of [
      [alpaca.trading.positions.getOpenPosition({ symbolOrAssetId: "CALM" }), "position does not exist"],
      [alpaca.trading.orders.getOrderByClientOrderId({ clientOrderId: "none" }), "order not found for none"],
      [
        alpaca.trading.assets.getV2AssetsSymbolOrAssetId({ symbolOrAssetId: "NONE" }),
        "asset not found for NONE",
      ],
    ] as const) {
      const error = await errorOf(request);
      expect(error).toBeInstanceOf(errors.NotFoundError);
      expect(error).toMatchObject({ status: 404, code: 40410000, message });
    }
    expect(served.mismatches).toEqual([]);
  });

  it("say that the keys are wrong, and that there were too many requests", async ({ expect }) => {
    const { alpaca, keys, served } = await serveAlpaca4(openExchange({ requestsPerMinute: 1 }));
    const stranger = openAlpaca4(served.url, { ...keys, secretKey: "none" });
    const unauthorized = await errorOf(stranger.trading.account.getAccount());
    expect(unauthorized).toBeInstanceOf(errors.AuthError);
    expect(unauthorized).toMatchObject({ status: 401, message: "unauthorized." });
    await alpaca.trading.account.getAccount();
    const limited = await errorOf(alpaca.trading.account.getAccount());
    expect(limited).toBeInstanceOf(errors.RateLimitError);
    expect(limited).toMatchObject({
      status: 429,
      code: 42910000,
      rateLimit: { limit: 1, remaining: 0, reset: new Date("2026-11-20T20:46:00Z") },
    });
    expect(served.mismatches).toEqual([]);
  });

  it("say what the free plan does not show", async ({ expect }) => {
    const { alpaca, served } = await serveAlpaca4();
    const error = await errorOf(
      alpaca.marketData.stocks.stockLatestTradeSingle({ symbol: "CALM", feed: "sip" }),
    );
    expect(error).toBeInstanceOf(errors.PermissionError);
    expect(error).toMatchObject({
      code: 42210000,
      message: expect.stringContaining("subscription does not permit querying recent SIP data"),
    });
    expect(served.mismatches).toEqual([]);
  });
});
