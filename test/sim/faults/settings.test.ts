import { describe, it } from "vitest";
import { admin, openClient, openExchange, tiingo } from "../support/client.ts";
import { friday } from "../support/faults.ts";

const PDT_FIELDS = ["pattern_day_trader", "daytrade_count", "daytrading_buying_power"];

describe("the Date header", () => {
  it("shows the virtual clock on every answer", async ({ expect }) => {
    const client = openClient();
    await client.wait(90_000);
    const answers = [
      await client.account(),
      await client.get("/v2/nowhere"),
      await client.get("/v2/stocks/snapshots?symbols=CALM"),
      await tiingo(client.exchange, "/iex/?tickers=CALM"),
      await admin(client.exchange, "GET", "/clock"),
    ];
    for (const { headers } of answers.slice(1)) {
      expect(headers.get("date")).toBe("Fri, 20 Nov 2026 20:46:30 GMT");
    }
  });
});

describe("a skewed clock", () => {
  it("shows in /v2/clock and the Date header, while events keep to the true one", async ({ expect }) => {
    const client = openClient({ time: "15:59" });
    const { exchange } = client;
    expect((await admin(exchange, "PATCH", "/settings", { clockSkew: 90_000 })).body.clockSkew).toBe(90_000);
    const clock = await client.get("/v2/clock");
    expect(clock.headers.get("date")).toBe("Fri, 20 Nov 2026 21:00:30 GMT");
    expect(clock.body).toEqual({
      timestamp: "2026-11-20T16:00:30-05:00",
      is_open: false,
      next_open: "2026-11-23T09:30:00-05:00",
      next_close: "2026-11-23T16:00:00-05:00",
    });
    const order = (await client.order({ qty: 1 })).body;
    expect(order.submitted_at).toMatch(/^2026-11-20T20:59:00/);
    await client.wait(1_000);
    expect((await client.read(order.id)).status).toBe("filled");
    expect(exchange.clock.now()).toBe(friday("15:59:01"));
    await admin(exchange, "PATCH", "/settings", { clockSkew: -60_000 });
    expect((await client.get("/v2/clock")).body.timestamp).toMatch(/^2026-11-20T15:58:01/);
  });

  it("is a day at most", async ({ expect }) => {
    const answer = await admin(openExchange(), "PATCH", "/settings", { clockSkew: 86_400_001 });
    expect(answer.status).toBe(422);
    expect(answer.body.message).toMatch(/^clockSkew: /);
  });
});

describe("the account's answer", () => {
  it("carries the fields of the pattern day trader rule only when the operator says so", async ({
    expect,
  }) => {
    const client = openClient();
    const before = await client.account();
    for (const field of PDT_FIELDS) expect(before).not.toHaveProperty(field);
    await admin(client.exchange, "PATCH", "/settings", { pdtFields: true });
    expect(await client.account()).toEqual({
      ...before,
      pattern_day_trader: false,
      daytrade_count: 0,
      daytrading_buying_power: "0",
    });
    await admin(client.exchange, "PATCH", "/settings", { pdtFields: false });
    expect(await client.account()).toEqual(before);
  });
});

describe("extra fields", () => {
  it("come with every trading answer and leave what is there", async ({ expect }) => {
    const client = openClient();
    await client.order({ qty: 1 });
    await client.wait(1_000);
    const before = { account: await client.account(), positions: await client.positions() };
    await admin(client.exchange, "PATCH", "/settings", { extraFields: true });
    const account = await client.account();
    expect(account).toMatchObject(before.account);
    const added = Object.keys(account).filter((name) => !(name in before.account));
    expect(added.length).toBeGreaterThan(0);
    expect(await client.account()).toEqual(account);
    const [position] = await client.positions();
    expect(position).toMatchObject(before.positions[0]);
    expect(Object.keys(position).length).toBeGreaterThan(Object.keys(before.positions[0]).length);
    const refused = (await client.get("/v2/positions/DEAR")).body;
    expect(Object.keys(refused).length).toBeGreaterThan(2);
    const data = (await client.get("/v2/stocks/trades/latest?symbols=CALM")).body;
    expect(Object.keys(data)).toEqual(["trades"]);
  });

  it("are others for another seed", async ({ expect }) => {
    const names = async (seed: number) => {
      const client = openClient({ seed });
      await admin(client.exchange, "PATCH", "/settings", { extraFields: true });
      return Object.keys((await client.get("/v2/clock")).body);
    };
    expect(await names(1)).toEqual(await names(1));
    expect(await names(2)).not.toEqual(await names(1));
  });
});

describe("settings", () => {
  it("are changed one by one, read, and kept over a restart", async ({ expect }) => {
    const exchange = openExchange();
    expect((await admin(exchange, "GET", "/settings")).body).toEqual({
      clockSkew: 0,
      pdtFields: false,
      extraFields: false,
      oneSidedQuotes: 0,
      wideQuotes: 0,
    });
    await admin(exchange, "PATCH", "/settings", { pdtFields: true });
    await admin(exchange, "PATCH", "/settings", { clockSkew: 5 });
    const again = openExchange({ state: exchange.snapshotState() });
    expect((await admin(again, "GET", "/settings")).body).toEqual({
      clockSkew: 5,
      pdtFields: true,
      extraFields: false,
      oneSidedQuotes: 0,
      wideQuotes: 0,
    });
  });

  it("that there are not are refused", async ({ expect }) => {
    const answer = await admin(openExchange(), "PATCH", "/settings", { clockskew: 5 });
    expect(answer).toMatchObject({ status: 422, body: { message: expect.stringContaining("clockskew") } });
  });

  it("of a state that knows none are the usual ones", async ({ expect }) => {
    const { settings: _settings, scenarios: _scenarios, ...older } = openExchange().snapshotState();
    const again = openExchange({ state: older });
    expect((await admin(again, "GET", "/settings")).body.clockSkew).toBe(0);
    expect((await admin(again, "GET", "/scenarios")).body).toEqual([]);
  });
});
