import { describe, it } from "vitest";
import { admin, openExchange, tiingo } from "../support/client.ts";
import { movingMarket } from "../support/moving-market.ts";

const DEFAULTS = { entitled: false, dropped: [], stale: {}, textRateLimit: false, requestsPerHour: null };
const TOO_MANY = /^Error: You have run over your hourly request allocation\./;

describe("Tiingo's settings", () => {
  it("are a faithful free token's at first, or what the exchange is opened with", async ({ expect }) => {
    expect((await admin(openExchange(), "GET", "/tiingo")).body).toEqual(DEFAULTS);
    const exchange = openExchange({ entitled: true, tiingo: { dropped: ["brk-b"], requestsPerHour: 50 } });
    expect((await admin(exchange, "GET", "/tiingo")).body).toEqual({
      ...DEFAULTS,
      entitled: true,
      dropped: ["BRK-B"],
      requestsPerHour: 50,
    });
  });

  it("change one by one, and survive a restart", async ({ expect }) => {
    const exchange = openExchange({ tiingo: { stale: { CALM: 1_000 } } });
    const changed = { ...DEFAULTS, entitled: true, stale: { "BRK-B": 60_000 } };
    const change = { entitled: true, stale: { "BRK.B": 60_000 } };
    expect((await admin(exchange, "PATCH", "/tiingo", change)).body).toEqual(changed);
    const [row] = (await tiingo(exchange, "/iex/calm")).body;
    expect(row).toMatchObject({ last: 100, bidPrice: 99.99 });
    const restarted = openExchange({ state: exchange.snapshotState() });
    expect((await admin(restarted, "GET", "/tiingo")).body).toEqual(changed);
  });

  it("refuse what is unknown and what is no setting", async ({ expect }) => {
    const exchange = openExchange();
    const refused = {
      "dropped: NOPE is not listed": { dropped: ["CALM", "NOPE"] },
      "stale: nope is not listed": { stale: { nope: 5 } },
    };
    for (const [message, change] of Object.entries(refused)) {
      expect(await admin(exchange, "PATCH", "/tiingo", change)).toMatchObject({
        status: 422,
        body: { message },
      });
    }
    for (const change of [{ stale: { CALM: -1 } }, { requestsPerHour: 1.5 }, { entitlement: true }]) {
      expect((await admin(exchange, "PATCH", "/tiingo", change)).status).toBe(422);
    }
    expect((await admin(exchange, "GET", "/tiingo")).body).toEqual(DEFAULTS);
  });

  it("drop tickers from the quotes without a word", async ({ expect }) => {
    const exchange = openExchange({ tiingo: { dropped: ["BRK.B"] } });
    const { body } = await tiingo(exchange, "/iex/?tickers=calm,brk-b");
    expect(body.map(({ ticker }: { ticker: string }) => ticker)).toEqual(["CALM"]);
    expect((await tiingo(exchange, "/iex/BRK-B")).body).toEqual([]);
    expect((await tiingo(exchange, "/tiingo/daily/BRK-B")).status).toBe(200);
  });

  it("make a ticker's row as old as they say, price and timestamp", async ({ expect }) => {
    const market = movingMarket;
    const stale = openExchange({ market, time: "15:45", tiingo: { stale: { MOVE: 600_000 } } });
    const early = openExchange({ market, time: "15:35" });
    const [row] = (await tiingo(stale, "/iex/move")).body;
    expect(row.timestamp).toMatch(/^2026-11-20T15:35:00/);
    expect(row).toEqual((await tiingo(early, "/iex/move")).body[0]);
    expect((await tiingo(stale, "/iex/wave")).body[0].timestamp).toMatch(/^2026-11-20T15:45:00/);
  });
});

describe("Tiingo's allowance", () => {
  it("is of requests per hour of the clock, over all routes", async ({ expect }) => {
    const exchange = openExchange({ time: "14:59", tiingo: { requestsPerHour: 2 } });
    expect((await tiingo(exchange, "/iex/calm")).status).toBe(200);
    expect((await tiingo(exchange, "/tiingo/daily/calm")).status).toBe(200);
    const refused = await tiingo(exchange, "/iex/calm");
    expect(refused).toMatchObject({ status: 429, body: { detail: expect.stringMatching(TOO_MANY) } });
    await exchange.clock.advanceTo(exchange.clock.now() + 60_000);
    expect((await tiingo(exchange, "/iex/calm")).status).toBe(200);
  });

  it("does not count requests with a wrong token", async ({ expect }) => {
    const exchange = openExchange({ tiingo: { requestsPerHour: 1 } });
    const wrong = await exchange.fetch(new Request("http://exchange.test/iex/calm?token=guess"));
    expect(wrong.status).toBe(401);
    expect((await tiingo(exchange, "/iex/calm")).status).toBe(200);
  });

  it("can be answered with the plain sentence and status 200", async ({ expect }) => {
    const exchange = openExchange({ tiingo: { requestsPerHour: 0, textRateLimit: true } });
    const answer = await tiingo(exchange, "/iex/calm");
    expect(answer.status).toBe(200);
    expect(answer.headers.get("content-type")).toContain("text/plain");
    expect(answer.body).toMatch(TOO_MANY);
  });
});
