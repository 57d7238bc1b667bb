import { describe, it } from "vitest";
import { newYorkInstant } from "../../../src/engine/calendar/new-york.ts";
import { admin, openExchange, tiingo } from "../support/client.ts";

const NULLS = [
  "last",
  "lastSize",
  "lastSaleTimestamp",
  "quoteTimestamp",
  "mid",
  "bidPrice",
  "bidSize",
  "askPrice",
  "askSize",
];

describe("Tiingo's IEX quotes", () => {
  it("hold no IEX price for a token without an agreement", async ({ expect }) => {
    const { body } = await tiingo(openExchange(), "/iex/?tickers=calm");
    expect(body).toHaveLength(1);
    for (const field of NULLS) expect(body[0][field], field).toBeNull();
    expect(body[0]).toMatchObject({
      ticker: "CALM",
      tngoLast: 100,
      prevClose: 100,
      open: 100,
      high: 100,
      low: 100,
    });
    expect(body[0].timestamp).toMatch(/^2026-11-20T15:45:00\.\d{1,9}-05:00$/);
    expect(Number.isInteger(body[0].volume)).toBe(true);
  });

  it("hold bid, ask and last for a token with one, and no quote after hours", async ({ expect }) => {
    const exchange = openExchange({ entitled: true });
    const [open] = (await tiingo(exchange, "/iex/?tickers=CALM")).body;
    expect(open).toMatchObject({ last: 100, bidPrice: 99.99, askPrice: 100.01, mid: 100 });
    expect(NULLS.filter((field) => open[field] === null)).toEqual([]);
    await exchange.clock.advanceTo(newYorkInstant("2026-11-20", "18:00"));
    const [closed] = (await tiingo(exchange, "/iex/?tickers=CALM")).body;
    expect(closed).toMatchObject({
      last: 100,
      bidPrice: null,
      askPrice: null,
      timestamp: "2026-11-20T21:00:00+00:00",
    });
  });

  it("leave unknown tickers out and answer in an order of their own", async ({ expect }) => {
    const exchange = openExchange();
    const orders = new Set<string>();
    for (let minute = 0; minute < 10; minute++) {
      const { body } = await tiingo(exchange, "/iex/?tickers=calm,nope,dear,brk-b,penny");
      const tickers = body.map(({ ticker }: { ticker: string }) => ticker);
      expect(tickers.toSorted()).toEqual(["BRK-B", "CALM", "DEAR", "PENNY"]);
      orders.add(tickers.join());
      await exchange.clock.advanceTo(exchange.clock.now() + 60_000);
    }
    expect(orders.size).toBeGreaterThan(3);
    expect((await tiingo(exchange, "/iex/?tickers=nope")).body).toEqual([]);
  });

  it("are found at the address with the slash only", async ({ expect }) => {
    const answer = await tiingo(openExchange(), "/iex?tickers=calm");
    expect(answer.status).toBe(301);
    expect(answer.headers.get("location")).toBe("/iex/?tickers=calm");
  });

  it("ask for a token, in the header or in the query", async ({ expect }) => {
    const exchange = openExchange({ tiingoToken: "secret" });
    const get = (path: string) => exchange.fetch(new Request(`http://exchange.test${path}`));
    expect((await get("/iex/?tickers=calm")).status).toBe(401);
    expect((await get("/iex/?tickers=calm&token=guess")).status).toBe(401);
    expect((await get("/iex/?tickers=calm&token=secret")).status).toBe(200);
    expect((await get("/tiingo/daily/calm")).status).toBe(401);
    const logged = (await admin(exchange, "GET", "/requests")).body;
    expect(JSON.stringify(logged)).not.toContain("secret");
  });
});
