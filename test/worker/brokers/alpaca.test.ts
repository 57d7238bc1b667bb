import { describe, it } from "vitest";
import { createAlpacaBroker } from "../../../src/brokers/alpaca/alpaca.ts";
import { openConnection } from "../../../src/brokers/alpaca/connection.ts";
import { decimal, toText } from "../../../src/engine/money/decimal.ts";
import type { OrderRequest } from "../../../src/brokers/broker.ts";
import { type ListedAnswer, serverWith } from "../support/vendors/answers.ts";

const HOSTS = { tradingUrl: "http://trading.test", dataUrl: "http://data.test" };
const ACCOUNT = { id: "account-1", status: "ACTIVE", equity: "1000.5", cash: "400", buying_power: "400" };
const ORDER = {
  id: "order-1",
  client_order_id: "af-1",
  symbol: "SPY",
  side: "buy",
  status: "new",
  filled_qty: "0",
};

function brokerWith(...answers: readonly ListedAnswer[]) {
  const server = serverWith(...answers);
  const connection = openConnection({ apiKey: "key", apiSecret: "secret", fetch: server.fetch });
  return { server, broker: createAlpacaBroker(connection, HOSTS) };
}

const LIMIT_BUY: OrderRequest = {
  clientOrderId: "af-1",
  symbol: "SPY",
  side: "buy",
  type: "limit",
  quantity: decimal("1.000000001"),
  limitPrice: decimal("600.10"),
};

describe("Alpaca's answers", () => {
  it("are read without the day-trading fields that it took away", async ({ expect }) => {
    const outcome = await brokerWith(ACCOUNT).broker.account();
    expect(outcome).toMatchObject({ kind: "confirmed", value: { id: "account-1", blocked: null } });
  });

  it("are read with fields that nobody has heard of", async ({ expect }) => {
    const outcome = await brokerWith({ ...ACCOUNT, moon_phase: { full: true } }).broker.account();
    expect(outcome.kind).toBe("confirmed");
  });

  it("are read exactly when amounts come as numbers, or with an exponent", async ({ expect }) => {
    const outcome = await brokerWith({ ...ACCOUNT, equity: 1000.1, cash: "1e-2" }).broker.account();
    const [equity, cash] =
      outcome.kind === "confirmed" ? [outcome.value.equity, outcome.value.cash].map(toText) : [];
    expect([equity, cash]).toEqual(["1000.1", "0.01"]);
  });

  it("are unknown when an amount is no number, never zero", async ({ expect }) => {
    for (const cash of [null, "", "lots", undefined]) {
      expect((await brokerWith({ ...ACCOUNT, cash }).broker.account()).kind).toBe("unknown");
    }
  });

  it.for([
    { change: { status: "ACCOUNT_CLOSED" }, blocked: "account is ACCOUNT_CLOSED" },
    { change: { trading_blocked: true }, blocked: "trading is blocked" },
    { change: { account_blocked: true }, blocked: "account is blocked" },
    { change: { trade_suspended_by_user: true }, blocked: "trading is suspended by its owner" },
  ])("say why the account may not trade: $blocked", async ({ change, blocked }, { expect }) => {
    expect(await brokerWith({ ...ACCOUNT, ...change }).broker.account()).toMatchObject({
      value: { blocked },
    });
  });

  it("take all shares for free to be sold when they do not say how many are", async ({ expect }) => {
    const rows = [
      { symbol: "SPY", qty: "3", qty_available: "1.5", market_value: "1800" },
      { symbol: "TLT", qty: 2, market_value: 160 },
    ];
    const outcome = await brokerWith(rows).broker.positions();
    const available =
      outcome.kind === "confirmed" ? outcome.value.held.map((row) => toText(row.available)) : [];
    expect(available).toEqual(["1.5", "2"]);
  });

  it("are unknown when the list of positions is not a list: that is not an empty account", async ({
    expect,
  }) => {
    expect((await brokerWith({ message: "hello" }).broker.positions()).kind).toBe("unknown");
  });

  it("tell an asset that is inactive from one that trades", async ({ expect }) => {
    const asset = { symbol: "SPY", tradable: true };
    expect(await brokerWith({ ...asset, status: "inactive" }).broker.asset("SPY")).toMatchObject({
      value: { tradable: false },
    });
    expect(
      await brokerWith({ ...asset, status: "active", fractionable: true }).broker.asset("SPY"),
    ).toMatchObject({ value: { tradable: true, fractionable: true } });
    expect(await brokerWith(asset).broker.asset("SPY")).toMatchObject({ value: { fractionable: false } });
  });

  it("know no asset of a symbol that Alpaca does not", async ({ expect }) => {
    const unknown = Response.json({ code: 40410000, message: "asset not found for NOPE" }, { status: 404 });
    expect(await brokerWith(unknown).broker.asset("NOPE")).toEqual({ kind: "confirmed", value: null });
  });

  it("tell the time with any fraction and any offset", async ({ expect }) => {
    const clock = { timestamp: "2026-11-23T15:55:00.123456789-05:00", is_open: true };
    expect(await brokerWith(clock).broker.clock()).toEqual({
      kind: "confirmed",
      value: Date.parse("2026-11-23T20:55:00.123Z"),
    });
    expect((await brokerWith({ timestamp: "now" }).broker.clock()).kind).toBe("unknown");
  });
});

describe("orders at Alpaca", () => {
  it("are sent as exact decimal text", async ({ expect }) => {
    const { server, broker } = brokerWith(ORDER);
    await broker.place(LIMIT_BUY);
    const request = server.requests.at(0)!;
    expect(request.url).toBe("http://trading.test/v2/orders");
    expect(request.headers.get("APCA-API-KEY-ID")).toBe("key");
    expect(await request.json()).toEqual({
      symbol: "SPY",
      side: "buy",
      type: "limit",
      time_in_force: "day",
      qty: "1.000000001",
      limit_price: "600.1",
      client_order_id: "af-1",
    });
  });

  it("have no limit when they are market orders", async ({ expect }) => {
    const { server, broker } = brokerWith(ORDER);
    await broker.place({ ...LIMIT_BUY, type: "market", limitPrice: null });
    expect(await server.requests.at(0)!.json()).not.toHaveProperty("limit_price");
  });

  it("are read with what was filled", async ({ expect }) => {
    const filled = { ...ORDER, status: "filled", filled_qty: "1.5", filled_avg_price: "600.125" };
    const outcome = await brokerWith([ORDER, filled]).broker.openOrders();
    const read =
      outcome.kind === "confirmed"
        ? outcome.value.map((order) => [
            toText(order.filledQuantity),
            order.filledAveragePrice && toText(order.filledAveragePrice),
            order.isTerminal,
          ])
        : [];
    expect(read).toEqual([
      ["0", null, false],
      ["1.5", "600.125", true],
    ]);
  });

  it.for([
    { without: "filled_qty", order: { status: "filled", filled_avg_price: "600.125" } },
    { without: "filled_avg_price", order: { status: "filled", filled_qty: "1.5" } },
  ])(
    "are not read when they do not tell $without: it is neither nothing nor for nothing",
    async ({ order }, { expect }) => {
      const { broker } = brokerWith([{ ...ORDER, filled_qty: undefined, ...order }]);
      expect(await broker.openOrders()).toMatchObject({ kind: "unknown" });
    },
  );

  it.for([
    ...["filled", "canceled", "expired", "rejected", "replaced"].map((status) => ({ status, ended: true })),
    ...["new", "accepted", "pending_new", "partially_filled", "pending_cancel", "held"].map((status) => ({
      status,
      ended: false,
    })),
    { status: "a word of next year", ended: false },
  ])("that are $status have ended: $ended", async ({ status, ended }, { expect }) => {
    expect(await brokerWith({ ...ORDER, status }).broker.place(LIMIT_BUY)).toMatchObject({
      value: { isTerminal: ended },
    });
  });

  it("that know the client order id are a reason to look it up, not a refusal", async ({ expect }) => {
    const body = { code: 40_010_001, message: "client_order_id must be unique" };
    const { broker } = brokerWith(Response.json(body, { status: 422 }));
    expect(await broker.place(LIMIT_BUY)).toMatchObject({ kind: "unknown" });
  });

  it("that ask us to slow down leave it open: nothing was refused", async ({ expect }) => {
    const body = { code: 42_910_000, message: "rate limit exceeded" };
    const { broker } = brokerWith(Response.json(body, { status: 429 }));
    expect(await broker.place(LIMIT_BUY)).toMatchObject({ kind: "unknown" });
  });

  it("are not hidden by the option orders of several legs that the user has open", async ({ expect }) => {
    const legs = { ...ORDER, client_order_id: "by-hand", symbol: "", side: "", order_class: "mleg" };
    const outcome = await brokerWith([legs, ORDER]).broker.openOrders();
    expect(outcome).toMatchObject({ kind: "confirmed", value: [{ clientOrderId: "af-1" }] });
    expect(await brokerWith([legs]).broker.ordersSince(0)).toEqual({ kind: "confirmed", value: [] });
  });

  it("are asked for in pages of the longest, oldest first, each going on from the last order", async ({
    expect,
  }) => {
    const page = Array.from({ length: 500 }, (_, index) => ({ ...ORDER, id: `order-${index}` }));
    const { server, broker } = brokerWith(page, [ORDER]);
    const outcome = await broker.ordersSince(Date.parse("2026-11-23T20:53:00Z"));
    expect(outcome.kind === "confirmed" && outcome.value).toHaveLength(501);
    const queries = server.requests.map(({ url }) => Object.fromEntries(new URL(url).searchParams));
    const query = { status: "all", direction: "asc", limit: "500" };
    expect(queries).toEqual([
      { ...query, after: "2026-11-23T20:53:00.000Z" },
      { ...query, after_order_id: "order-499" },
    ]);
  });

  it("are unknown when a page of them is, and when they never end", async ({ expect }) => {
    const page = Array.from({ length: 500 }, (_, index) => ({ ...ORDER, id: `order-${index}` }));
    expect((await brokerWith(page, new TypeError("lost")).broker.openOrders()).kind).toBe("unknown");
    expect((await brokerWith(page).broker.openOrders()).kind).toBe("unknown");
  });

  it("are surely not there when the look-up answers 404", async ({ expect }) => {
    const missing = Response.json({ code: 40410000, message: "order not found" }, { status: 404 });
    const { server, broker } = brokerWith(missing);
    expect(await broker.orderByClientId("af/1 2")).toEqual({ kind: "confirmed", value: null });
    expect(server.requests.at(0)!.url).toContain("client_order_id=af%2F1%202");
  });

  it("are cancelled with a 204 that has no body", async ({ expect }) => {
    const { server, broker } = brokerWith(new Response(null, { status: 204 }));
    expect(await broker.cancel("order-1")).toEqual({ kind: "confirmed", value: undefined });
    expect(server.requests.at(0)!.method).toBe("DELETE");
  });

  it("that cannot be cancelled any more are told apart from silence", async ({ expect }) => {
    const late = Response.json({ code: 42210000, message: "order is not cancelable" }, { status: 422 });
    expect(await brokerWith(late).broker.cancel("order-1")).toMatchObject({
      kind: "rejected",
      code: "not_cancelable",
    });
  });
});

describe("Alpaca's quotes", () => {
  const quotes = {
    SPY: { latestQuote: { bp: 599.99, ap: 600.01 }, latestTrade: { p: 600 } },
    TLT: { latestQuote: { bp: 0, ap: 80.01 } },
    GLD: { latestQuote: { bp: 0, ap: 0 }, latestTrade: { p: 0 } },
    IAU: { latestTrade: { p: 50.5 } },
    DBC: {},
    SHY: null,
  };

  it("have no side where Alpaca says 0", async ({ expect }) => {
    const outcome = await brokerWith(quotes).broker.quotes([
      "SPY",
      "TLT",
      "GLD",
      "IAU",
      "DBC",
      "SHY",
      "NONE",
    ]);
    const sides = outcome.kind === "confirmed" ? [...outcome.value] : [];
    const text = (value: ReturnType<typeof decimal> | null) => value && toText(value);
    expect(sides.map(([symbol, { bid, ask, last }]) => [symbol, text(bid), text(ask), text(last)])).toEqual([
      ["SPY", "599.99", "600.01", "600"],
      ["TLT", null, "80.01", null],
      ["GLD", null, null, null],
      ["IAU", null, null, "50.5"],
    ]);
  });

  it("come with the last trade in one request for a hundred symbols", async ({ expect }) => {
    const symbols = Array.from({ length: 150 }, (_, index) => `S${index}`);
    const { server, broker } = brokerWith(
      { S0: { latestTrade: { p: 1 } } },
      { S149: { latestTrade: { p: 2 } } },
    );
    const outcome = await broker.quotes(symbols);
    expect(outcome.kind === "confirmed" && [...outcome.value.keys()]).toEqual(["S0", "S149"]);
    const asked = server.requests.map(
      ({ url }) => new URL(url).searchParams.get("symbols")!.split(",").length,
    );
    expect(asked).toEqual([100, 50]);
    expect(server.requests.at(0)!.url).toMatch(/^http:\/\/data.test\/v2\/stocks\/snapshots\?symbols=/);
  });

  it("are unknown when one batch of them is", async ({ expect }) => {
    const symbols = Array.from({ length: 150 }, (_, index) => `S${index}`);
    const { broker } = brokerWith({}, new TypeError("connection lost"));
    expect((await broker.quotes(symbols)).kind).toBe("unknown");
  });

  it("are none without a request when no symbol is asked for", async ({ expect }) => {
    const { server, broker } = brokerWith({});
    expect(await broker.quotes([])).toEqual({ kind: "confirmed", value: new Map() });
    expect(server.requests).toEqual([]);
  });
});
