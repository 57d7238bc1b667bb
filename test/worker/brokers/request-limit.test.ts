import { describe, it } from "vitest";
import { createAlpacaBroker } from "../../../src/brokers/alpaca/alpaca.ts";
import { openConnection } from "../../../src/brokers/alpaca/connection.ts";
import { laterLimit, readLimit } from "../../../src/brokers/alpaca/request-limit.ts";
import { type ListedAnswer, serverWith } from "../support/vendors/answers.ts";
import { SELL } from "../support/vendors/market-sell.ts";

const HOSTS = { tradingUrl: "http://trading.test", dataUrl: "http://data.test" };
const NOW = Date.parse("2026-11-23T20:55:30Z");
const RESET = Date.parse("2026-11-23T20:56:00Z");
const ORDER = {
  id: "order-1",
  client_order_id: "af-1",
  symbol: "SPY",
  side: "buy",
  status: "new",
  filled_qty: "0",
};

/** Headers that say how many of a minute's requests are left. */
function limitHeaders(remaining: number, { limit = 200, reset = RESET } = {}): Record<string, string> {
  return {
    "X-RateLimit-Limit": String(limit),
    "X-RateLimit-Remaining": String(remaining),
    "X-RateLimit-Reset": String(reset / 1000),
  };
}

/** An answer that any of the requests here can read, with the requests that are left. */
function answerWith(remaining: number, about = {}): Response {
  return Response.json([ORDER], { headers: limitHeaders(remaining, about) });
}

const TOO_MANY = Response.json(
  { code: 42_910_000, message: "rate limit exceeded" },
  { status: 429, headers: limitHeaders(0) },
);

function brokerWith(...answers: readonly ListedAnswer[]) {
  const server = serverWith(...answers);
  const time = { now: NOW };
  const connection = openConnection({
    apiKey: "key",
    apiSecret: "secret",
    fetch: server.fetch,
    now: async () => time.now,
  });
  return { server, time, broker: createAlpacaBroker(connection, HOSTS) };
}

describe("with few requests left", () => {
  it("reads wait until the count starts anew, without being sent", async ({ expect }) => {
    const { server, time, broker } = brokerWith(answerWith(50), answerWith(199, { reset: RESET + 60_000 }));
    expect((await broker.openOrders()).kind).toBe("confirmed");
    expect(await broker.activitiesSince(NOW)).toMatchObject({ kind: "unknown", retryAt: RESET });
    expect(server.requests).toHaveLength(1);
    time.now = RESET;
    expect((await broker.activitiesSince(NOW)).kind).toBe("confirmed");
    expect((await broker.activitiesSince(NOW)).kind).toBe("confirmed");
    expect(server.requests).toHaveLength(3);
  });

  it("orders go on, until only those are left that it takes to see what has become of them", async ({
    expect,
  }) => {
    const order = (remaining: number) => Response.json(ORDER, { headers: limitHeaders(remaining) });
    const { server, broker } = brokerWith(answerWith(31), order(30), answerWith(29), order(28));
    await broker.openOrders();
    expect((await broker.place(SELL)).kind).toBe("confirmed");
    expect(await broker.place(SELL)).toMatchObject({ kind: "unknown", retryAt: RESET, isUnsent: true });
    expect((await broker.openOrders()).kind).toBe("confirmed");
    expect((await broker.orderByClientId("af-1")).kind).toBe("confirmed");
    expect((await broker.cancel("order-1")).kind).toBe("confirmed");
    expect(server.requests.map(({ method }) => method)).toEqual(["GET", "POST", "GET", "GET", "DELETE"]);
  });

  it("reads of market data go on: those are counted apart", async ({ expect }) => {
    const { server, broker } = brokerWith(answerWith(3), {});
    await broker.openOrders();
    expect((await broker.quotes(["SPY"])).kind).toBe("confirmed");
    expect(server.requests).toHaveLength(2);
  });

  it("fewer are left over where the limit is a small one", async ({ expect }) => {
    const { server, broker } = brokerWith(answerWith(8, { limit: 30 }), answerWith(7, { limit: 30 }));
    await broker.activitiesSince(NOW);
    await broker.activitiesSince(NOW);
    expect(server.requests).toHaveLength(2);
    expect(await broker.activitiesSince(NOW)).toMatchObject({ kind: "unknown", retryAt: RESET });
  });

  it("nothing waits for a reset that no minute can be away", async ({ expect }) => {
    const { server, broker } = brokerWith(answerWith(0, { reset: RESET + 3_600_000 }));
    await broker.openOrders();
    await broker.openOrders();
    expect(server.requests).toHaveLength(2);
  });

  it("nothing waits where nobody tells the time", async ({ expect }) => {
    const server = serverWith(answerWith(0));
    const connection = openConnection({ apiKey: "key", apiSecret: "secret", fetch: server.fetch });
    const broker = createAlpacaBroker(connection, HOSTS);
    await broker.openOrders();
    await broker.openOrders();
    expect(server.requests).toHaveLength(2);
  });
});

describe("with no request left", () => {
  it("Alpaca refuses, which says when to ask again, and a read is not tried before", async ({ expect }) => {
    const { server, broker } = brokerWith(TOO_MANY);
    expect(await broker.account()).toMatchObject({ kind: "unknown", retryAt: RESET });
    expect(await broker.positions()).toMatchObject({ kind: "unknown", retryAt: RESET });
    expect(server.requests).toHaveLength(1);
  });

  it("a read is not tried again where nobody tells the time, either", async ({ expect }) => {
    const server = serverWith(TOO_MANY);
    const connection = openConnection({ apiKey: "key", apiSecret: "secret", fetch: server.fetch });
    const outcome = await createAlpacaBroker(connection, HOSTS).account();
    expect(outcome).toMatchObject({ kind: "unknown", retryAt: RESET });
    expect(server.requests).toHaveLength(1);
  });

  it("an order is not sent, which says so, until the count starts anew; a cancel is", async ({ expect }) => {
    const order = Response.json(ORDER, { headers: limitHeaders(150, { reset: RESET + 60_000 }) });
    const { server, time, broker } = brokerWith(answerWith(0), TOO_MANY, order);
    await broker.openOrders();
    expect(await broker.place(SELL)).toMatchObject({ kind: "unknown", retryAt: RESET, isUnsent: true });
    expect(await broker.cancel("order-1")).toMatchObject({ kind: "unknown", retryAt: RESET });
    expect(server.requests.map(({ method }) => method)).toEqual(["GET", "DELETE"]);
    time.now = RESET;
    expect((await broker.place(SELL)).kind).toBe("confirmed");
  });

  it("those that are under way are counted before they are answered", async ({ expect }) => {
    const { server, broker } = brokerWith(
      answerWith(2),
      ...[1, 0].map((remaining) => Response.json(ORDER, { headers: limitHeaders(remaining) })),
    );
    await broker.openOrders();
    const outcomes = await Promise.all(["a", "b", "c"].map((id) => broker.orderByClientId(id)));
    expect(outcomes.map(({ kind }) => kind)).toEqual(["confirmed", "confirmed", "unknown"]);
    expect(server.requests).toHaveLength(3);
  });

  it("an order is left open, and is not sent again by itself", async ({ expect }) => {
    const { server, broker } = brokerWith(TOO_MANY);
    expect(await broker.place(SELL)).toMatchObject({ kind: "unknown", retryAt: RESET });
    expect(server.requests).toHaveLength(1);
  });
});

describe("what answers say of the limit", () => {
  it("is not believed in part", ({ expect }) => {
    const { "X-RateLimit-Reset": _, ...others } = limitHeaders(10);
    expect(readLimit(new Headers(others))).toBeUndefined();
    expect(readLimit(new Headers({ ...others, "X-RateLimit-Reset": "soon" }))).toBeUndefined();
    expect(readLimit(new Headers(limitHeaders(10)))).toEqual({ limit: 200, remaining: 10, resetAt: RESET });
  });

  it("counts by the minute and not by the order in which they arrive", ({ expect }) => {
    const early = { limit: 200, remaining: 150, resetAt: RESET };
    const late = { limit: 200, remaining: 149, resetAt: RESET };
    const nextMinute = { limit: 200, remaining: 199, resetAt: RESET + 60_000 };
    expect(laterLimit(undefined, early)).toBe(early);
    expect(laterLimit(early, late)).toBe(late);
    expect(laterLimit(late, early)).toBe(late);
    expect(laterLimit(late, nextMinute)).toBe(nextMinute);
    expect(laterLimit(nextMinute, late)).toBe(nextMinute);
  });
});
