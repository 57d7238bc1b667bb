import { describe, it } from "vitest";
import { createAlpacaBroker } from "../../../src/brokers/alpaca/alpaca.ts";
import { openConnection } from "../../../src/brokers/alpaca/connection.ts";
import { decimal, toText } from "../../../src/engine/money/decimal.ts";
import type { OrderRequest } from "../../../src/brokers/broker.ts";
import { type ListedAnswer, serverWith } from "../support/vendors/answers.ts";
import { answerOf } from "./conformance/steps.ts";

const HOSTS = { tradingUrl: "http://trading.test", dataUrl: "http://data.test" };
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
    const outcome = await brokerWith([
      ORDER,
      { ...filled, id: "order-2", client_order_id: "af-2" },
    ]).broker.openOrders();
    const read =
      outcome.kind === "confirmed"
        ? outcome.value.orders.map((order) => [
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
    { what: "do not tell what has filled", order: { filled_qty: null } },
    { what: "do not tell at which price", order: { filled_qty: "1.5" } },
    { what: "have filled at 0", order: { filled_qty: "1.5", filled_avg_price: "0" } },
    {
      what: "have filled more than was asked for",
      order: { qty: "1", filled_qty: "1.5", filled_avg_price: "600" },
    },
    { what: "have filled less than nothing", order: { filled_qty: "-1", filled_avg_price: "600" } },
    { what: "are on no side", order: { side: null } },
    { what: "are about no symbol", order: { symbol: null } },
    { what: "are in no state", order: { status: null } },
  ])("are in doubt when they $what, and the others on the list are not", async ({ order }, { expect }) => {
    const odd = { ...ORDER, id: "order-2", client_order_id: "af-2", ...order };
    expect(await brokerWith([odd, ORDER]).broker.openOrders()).toMatchObject({
      kind: "confirmed",
      value: { orders: [{ id: "order-1" }], doubtful: [{ id: "order-2", clientOrderId: "af-2" }] },
    });
    // By itself it is no answer: neither nothing nor for nothing.
    expect(await brokerWith(odd).broker.orderByClientId("af-2")).toMatchObject({ kind: "unknown" });
    expect(await brokerWith(odd).broker.place(LIMIT_BUY)).toMatchObject({ kind: "unknown" });
  });

  it("are in doubt without a name when they have none, and unknown when the row is no order", async ({
    expect,
  }) => {
    expect(await brokerWith([{}, ORDER]).broker.openOrders()).toMatchObject({
      kind: "confirmed",
      value: { orders: [{ id: "order-1" }], doubtful: [{ id: null, clientOrderId: null }] },
    });
    expect(await brokerWith([ORDER, null]).broker.openOrders()).toMatchObject({ kind: "unknown" });
  });

  it("go on after a page of which the last row has no name", async ({ expect }) => {
    const page = Array.from({ length: 499 }, (_, index) => ({
      ...ORDER,
      id: `order-${index}`,
      client_order_id: `af-${index}`,
    }));
    const { server, broker } = brokerWith(
      [...page, {}],
      [{}, { ...ORDER, id: "last", client_order_id: "af-last" }],
    );
    const outcome = await broker.openOrders();
    expect(outcome).toMatchObject({ kind: "confirmed" });
    const listed = answerOf(outcome);
    expect(listed.orders).toHaveLength(500);
    expect(listed.doubtful[0]).toMatchObject({ id: null });
    expect(new URL(server.requests.at(1)!.url).searchParams.get("after_order_id")).toBe("order-498");
  });

  it("count once when they are listed twice, and are in doubt when two have the same client id", async ({
    expect,
  }) => {
    const later = { ...ORDER, filled_qty: "1", filled_avg_price: "600" };
    const twice = answerOf(await brokerWith([ORDER, later]).broker.openOrders());
    expect(twice.orders.map(({ filledQuantity }) => toText(filledQuantity))).toEqual(["1"]);
    const two = await brokerWith([ORDER, { ...later, id: "order-2" }]).broker.openOrders();
    expect(two).toMatchObject({ value: { orders: [], doubtful: [{ id: "order-1" }, { id: "order-2" }] } });
  });

  it.for([
    ...[
      "done_for_day",
      "calculated",
      "stopped",
      "suspended",
      "accepted",
      "pending_cancel",
      "a word of next year",
    ].map((status) => ({ status, qty: "3", filled: "3", ended: true })),
    { status: "done_for_day", qty: "3", filled: "2", ended: false },
    { status: "filled", qty: "3", filled: "2", ended: false },
    { status: "filled", qty: "3", filled: "0", ended: false },
    { status: "filled", qty: null, filled: "2", ended: true },
    { status: "filled", qty: null, filled: "0", ended: false },
    { status: "accepted", qty: null, filled: "2", ended: false },
    { status: "canceled", qty: "3", filled: "2", ended: true },
  ])(
    "that are $status with $filled of $qty have ended: $ended",
    async ({ status, qty, filled, ended }, { expect }) => {
      const order = { ...ORDER, status, qty, filled_qty: filled, filled_avg_price: "600" };
      expect(await brokerWith(order).broker.place(LIMIT_BUY)).toMatchObject({ value: { isTerminal: ended } });
    },
  );

  it("that are called filled and have not told all of it are over once it is not going to be told", async ({
    expect,
  }) => {
    const filledAt = Date.parse("2026-11-23T20:55:01Z");
    const busted = { ...ORDER, status: "filled", qty: "3", filled_qty: "2", filled_avg_price: "600" };
    const server = serverWith(
      { ...busted, filled_at: "2026-11-23T20:55:01Z" },
      { ...busted, filled_at: null, submitted_at: "2026-11-23T20:55:01Z" },
    );
    const clock = { now: filledAt };
    const broker = createAlpacaBroker(
      openConnection({ apiKey: "k", apiSecret: "s", fetch: server.fetch, now: async () => clock.now }),
      HOSTS,
    );
    for (const [minutes, isTerminal] of [
      [0, false],
      [9, false],
      [10, true],
    ] as const) {
      clock.now = filledAt + minutes * 60_000;
      expect(await broker.orderByClientId("af-1")).toMatchObject({ value: { isTerminal } });
    }
  });

  it("tell when they filled last, where they do", async ({ expect }) => {
    const filled = { ...ORDER, filled_qty: "1", filled_avg_price: "600" };
    for (const [at, instant] of [
      ["2026-11-23T20:55:01.123456789Z", Date.parse("2026-11-23T20:55:01.123Z")],
      [null, null],
      [undefined, null],
      ["", null],
      [7, null],
    ]) {
      const order = answerOf(await brokerWith({ ...filled, filled_at: at }).broker.place(LIMIT_BUY));
      expect(order.filledAt).toBe(instant);
    }
  });

  it.for([
    ...["canceled", "expired", "rejected", "replaced"].map((status) => ({ status, ended: true })),
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
    expect(outcome).toMatchObject({ value: { orders: [{ clientOrderId: "af-1" }], doubtful: [] } });
    expect(answerOf(await brokerWith([legs]).broker.ordersSince(0))).toEqual({ orders: [], doubtful: [] });
  });

  it("are asked for in pages of the longest, oldest first, each going on from the last order", async ({
    expect,
  }) => {
    const page = Array.from({ length: 500 }, (_, index) => ({
      ...ORDER,
      id: `order-${index}`,
      client_order_id: `af-${index}`,
    }));
    const last = { ...ORDER, id: "order-500", client_order_id: "af-500" };
    const { server, broker } = brokerWith(page, [last]);
    const outcome = await broker.ordersSince(Date.parse("2026-11-23T20:53:00Z"));
    expect(answerOf(outcome).orders).toHaveLength(501);
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
