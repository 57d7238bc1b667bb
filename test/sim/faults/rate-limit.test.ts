import { describe, it } from "vitest";
import { Client, openClient, openExchange } from "../support/client.ts";
import { friday } from "../support/faults.ts";

const LATEST = "/v2/stocks/trades/latest?symbols=CALM";

function limitsOf({ headers }: { headers: Headers }) {
  return {
    limit: headers.get("x-ratelimit-limit"),
    remaining: headers.get("x-ratelimit-remaining"),
    reset: headers.get("x-ratelimit-reset"),
  };
}

describe("the limit of requests", () => {
  it("counts every path, the clock's too, and says on each answer where the account stands", async ({
    expect,
  }) => {
    const client = openClient({ requestsPerMinute: 4 });
    const reset = String(friday("15:46") / 1_000);
    const seen = [];
    for (const path of ["/v2/clock", "/v2/clock", "/v2/positions/NONE", "/v2/nowhere", "/v2/clock"]) {
      const answer = await client.get(path);
      seen.push([answer.status, limitsOf(answer)]);
    }
    expect(seen).toEqual([
      [200, { limit: "4", remaining: "3", reset }],
      [200, { limit: "4", remaining: "2", reset }],
      [404, { limit: "4", remaining: "1", reset }],
      [404, { limit: "4", remaining: "0", reset }],
      [429, { limit: "4", remaining: "0", reset }],
    ]);
  });

  it("is every account's own, and another one for data", async ({ expect }) => {
    const exchange = openExchange({ requestsPerMinute: 1 });
    const [one, two] = [new Client(exchange), new Client(exchange)];
    expect((await one.get("/v2/clock")).status).toBe(200);
    expect((await one.get("/v2/clock")).status).toBe(429);
    expect((await two.get("/v2/clock")).status).toBe(200);
    expect((await one.get(LATEST)).status).toBe(200);
    const beyond = await one.get(LATEST);
    expect(beyond).toMatchObject({ status: 429, body: { code: 42910000, message: "rate limit exceeded" } });
    expect(limitsOf(beyond)).toMatchObject({ limit: "1", remaining: "0" });
  });

  it("refuses an order without any effect, and goes on a virtual minute later", async ({ expect }) => {
    const client = openClient({ requestsPerMinute: 2 });
    await client.wait(30_000);
    await client.get("/v2/clock");
    await client.get("/v2/clock");
    expect((await client.order({ qty: 1 })).status).toBe(429);
    await client.wait(29_999);
    expect((await client.get("/v2/orders?status=all")).status).toBe(429);
    await client.wait(1);
    const answer = await client.get("/v2/orders?status=all");
    expect(answer).toMatchObject({ status: 200, body: [] });
    expect(limitsOf(answer).remaining).toBe("1");
  });

  it("does not count who has no keys", async ({ expect }) => {
    const client = openClient({ requestsPerMinute: 1 });
    const stranger = new Client(client.exchange, { ...client.keys, secretKey: "wrong" });
    const refused = await stranger.get("/v2/clock");
    expect(refused.status).toBe(401);
    expect(limitsOf(refused).limit).toBeNull();
    expect((await client.get("/v2/clock")).status).toBe(200);
  });
});
