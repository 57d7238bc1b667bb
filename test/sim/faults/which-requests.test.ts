import { describe, it } from "vitest";
import { DroppedConnection } from "../../../sim/exchange/faults/dropped-connection.ts";
import { Client, admin, openClient, openExchange, tiingo } from "../support/client.ts";
import { strike } from "../support/faults.ts";

const DOWN = { action: "status", status: 503 };

/** The statuses of so many requests for the clock. */
async function statuses(client: Client, count: number): Promise<number[]> {
  const seen: number[] = [];
  for (let request = 0; request < count; request++) seen.push((await client.get("/v2/clock")).status);
  return seen;
}

describe("a fault strikes", () => {
  it("one account, named by its id or its key id", async ({ expect }) => {
    const exchange = openExchange();
    const [one, two] = [new Client(exchange), new Client(exchange)];
    for (const account of [one.keys.accountId, one.keys.keyId]) {
      await strike(one, { match: { account }, ...DOWN });
      expect((await two.get("/v2/account")).status).toBe(200);
      expect((await tiingo(exchange, "/iex/?tickers=CALM")).status).toBe(200);
      expect((await one.get("/v2/account")).status).toBe(503);
      expect((await one.get("/v2/account")).status).toBe(200);
    }
  });

  it("requests whose query holds a text, however it was encoded", async ({ expect }) => {
    const client = openClient();
    await strike(client, { match: { query: "symbols=CALM,DEAR" }, ...DOWN, times: 2 });
    const latest = "/v2/stocks/trades/latest?symbols=";
    expect((await client.get(`${latest}DEAR`)).status).toBe(200);
    expect((await client.get(`${latest}CALM,DEAR`)).status).toBe(503);
    expect((await client.get(`${latest}CALM%2CDEAR`)).status).toBe(503);
  });

  it("any method when none is named, and one in whatever case it is written", async ({ expect }) => {
    const client = openClient();
    await strike(client, { match: { method: "post", pathPrefix: "/v2/orders" }, ...DOWN });
    expect((await client.get("/v2/orders")).status).toBe(200);
    expect((await client.order({ qty: 1 })).status).toBe(503);
    await strike(client, { match: { pathPrefix: "/v2/orders" }, ...DOWN });
    expect((await client.get("/v2/orders")).status).toBe(503);
  });

  it("by chance, the same requests for the same seed", async ({ expect }) => {
    const seen = async (seed: number) => {
      const client = openClient({ seed });
      await strike(client, { match: { probability: 0.3 }, ...DOWN, times: "always" });
      return statuses(client, 100);
    };
    const struck = (await seen(1)).filter((status) => status === 503).length;
    expect(struck).toBeGreaterThan(15);
    expect(struck).toBeLessThan(45);
    expect(await seen(1)).toEqual(await seen(1));
    expect(await seen(2)).not.toEqual(await seen(1));
  });

  it("as often as it is told, even when chance spares some requests", async ({ expect }) => {
    const client = openClient();
    await strike(client, { match: { probability: 0.5 }, ...DOWN, times: 5 });
    expect((await statuses(client, 60)).filter((status) => status === 503)).toHaveLength(5);
  });

  it("before a younger one, which waits for the next request", async ({ expect }) => {
    const client = openClient();
    await strike(client, { action: "drop-before-effect" });
    await strike(client, { action: "status", status: 500 });
    await strike(client, { action: "status", status: 502, times: 2 });
    await expect(client.get("/v2/clock")).rejects.toThrow(DroppedConnection);
    expect(await statuses(client, 4)).toEqual([500, 502, 502, 200]);
  });
});

describe("the operator", () => {
  it("sees which faults still strike and how often each one has", async ({ expect }) => {
    const client = openClient();
    const first = await strike(client, { match: { pathPrefix: "/v2/clock" }, ...DOWN, times: "always" });
    expect(first).toEqual({
      id: "fault-1",
      match: { pathPrefix: "/v2/clock" },
      ...DOWN,
      times: "always",
      struck: 0,
    });
    await strike(client, { action: "drop-before-effect", match: { pathPrefix: "/iex" }, times: 2 });
    await strike(client, { action: "status" });
    await statuses(client, 3);
    await client.account();
    expect((await admin(client.exchange, "GET", "/faults")).body).toMatchObject([
      { id: "fault-1", struck: 3 },
      { id: "fault-2", times: 2, struck: 0 },
    ]);
  });

  it("takes one fault away, or all", async ({ expect }) => {
    const client = openClient();
    for (let fault = 0; fault < 3; fault++) await strike(client, { ...DOWN, times: "always" });
    const { exchange } = client;
    expect((await admin(exchange, "DELETE", "/faults/fault-2")).status).toBe(204);
    expect((await admin(exchange, "DELETE", "/faults/fault-2")).status).toBe(404);
    expect((await admin(exchange, "GET", "/faults")).body).toMatchObject([
      { id: "fault-1" },
      { id: "fault-3" },
    ]);
    expect((await admin(exchange, "DELETE", "/faults")).status).toBe(204);
    expect(await statuses(client, 1)).toEqual([200]);
  });

  for (const [what, fault, message] of [
    [
      "an action that there is not",
      { match: {}, action: "explode" },
      "action: is none of latency, drop-before",
    ],
    [
      "a match that is misspelt",
      { match: { paths: "/v2" }, action: "rate-limit" },
      "match: Unrecognized key",
    ],
    [
      "a number of times that is none",
      { match: {}, action: "rate-limit", times: "often" },
      'times: is neither a whole number above 0 nor "always"',
    ],
    [
      "a body where there can be none",
      { match: {}, action: "status", status: 204, body: {} },
      "body: an answer",
    ],
    [
      "a type of content that is none",
      { match: {}, action: "status", body: "", contentType: "plain" },
      "contentType: is not a media type",
    ],
    ["no fields", { match: {}, action: "omit-fields", fields: [] }, "fields:"],
    ["a latency without its time", { match: {}, action: "latency" }, "milliseconds:"],
    ["a probability of zero", { match: { probability: 0 }, action: "rate-limit" }, "match.probability:"],
  ] as const) {
    it(`is told when a fault has ${what}`, async ({ expect }) => {
      const answer = await admin(openExchange(), "POST", "/faults", fault);
      expect(answer.status).toBe(422);
      expect(answer.body.message).toContain(message);
      expect(answer.body.message).not.toContain("\n");
    });
  }
});
