import { describe, it } from "vitest";
import { Client, admin, openClient, openExchange } from "../support/client.ts";
import { StreamClient, dataClient, listeningClient } from "../support/clients/stream-client.ts";
import type { Message } from "../support/clients/stream-client.ts";

const MINUTE_MS = 60_000;

function events(stream: StreamClient): Message[] {
  return stream.received().map(({ data }) => data.event);
}

describe("a fault of the trading stream", () => {
  it("breaks the connection, and what happens until the next one is lost", async ({ expect }) => {
    const client = openClient();
    const stream = listeningClient(client.exchange, client.keys);
    await client.order({ qty: "1" });
    const fault = { action: "disconnect", stream: "trading" };
    const { body } = await admin(client.exchange, "POST", "/streams/faults", fault);
    expect(body).toEqual({ ...fault, disconnected: 1 });
    expect(stream.ended).toBe("broken");
    await client.wait(MINUTE_MS);
    expect(events(stream)).toEqual(["pending_new"]);
    const again = listeningClient(client.exchange, client.keys);
    await client.wait(MINUTE_MS);
    expect(events(again)).toEqual([]);
  });

  it("breaks the connection in place of the next event", async ({ expect }) => {
    const client = openClient();
    const stream = listeningClient(client.exchange, client.keys);
    await client.order({ qty: "1" });
    await admin(client.exchange, "POST", "/streams/faults", {
      action: "disconnect",
      stream: "trading",
      times: 1,
    });
    expect(stream.ended).toBeUndefined();
    await client.wait(MINUTE_MS);
    expect(stream.ended).toBe("broken");
    expect(events(stream)).toEqual(["pending_new"]);
  });

  it("keeps everybody out for as long as an outage lasts", async ({ expect }) => {
    const client = openClient();
    await admin(client.exchange, "POST", "/streams/faults", {
      action: "disconnect",
      stream: "trading",
      milliseconds: 5_000,
    });
    expect(() => new StreamClient(client.exchange, "/stream")).toThrow("503");
    expect(() => new StreamClient(client.exchange, "/v2/iex")).not.toThrow();
    await client.wait(5_000);
    expect(() => new StreamClient(client.exchange, "/stream")).not.toThrow();
  });

  it("keeps one account out as soon as he signs in", async ({ expect }) => {
    const exchange = openExchange();
    const [struck, spared] = [new Client(exchange), new Client(exchange)];
    await admin(exchange, "POST", "/streams/faults", {
      action: "disconnect",
      stream: "trading",
      account: struck.keys.keyId,
      milliseconds: 5_000,
    });
    expect(listeningClient(exchange, struck.keys).ended).toBe("broken");
    expect(listeningClient(exchange, spared.keys).ended).toBeUndefined();
  });

  it("swallows as many events as it was ordered to", async ({ expect }) => {
    const client = openClient();
    const stream = listeningClient(client.exchange, client.keys);
    const fault = { action: "silence", stream: "trading", times: 2, account: client.keys.accountId };
    await admin(client.exchange, "POST", "/streams/faults", fault);
    await client.order({ qty: "1" });
    await client.wait(MINUTE_MS);
    expect(events(stream)).toEqual(["fill"]);
  });

  it("swallows everything for as long as it lasts", async ({ expect }) => {
    const client = openClient();
    const stream = listeningClient(client.exchange, client.keys);
    const fault = { action: "silence", stream: "trading", milliseconds: MINUTE_MS };
    await admin(client.exchange, "POST", "/streams/faults", fault);
    await client.order({ qty: "1" });
    await client.wait(MINUTE_MS);
    expect(events(stream)).toEqual([]);
    await client.order({ qty: "1" });
    expect(events(stream)).toEqual(["pending_new"]);
  });

  it("sends an event twice", async ({ expect }) => {
    const client = openClient();
    const stream = listeningClient(client.exchange, client.keys);
    await admin(client.exchange, "POST", "/streams/faults", { action: "duplicate", stream: "trading" });
    await client.order({ qty: "1" });
    await client.wait(MINUTE_MS);
    expect(events(stream)).toEqual(["pending_new", "pending_new", "new", "fill"]);
  });

  it("lets an event be overtaken by the next one", async ({ expect }) => {
    const client = openClient();
    const stream = listeningClient(client.exchange, client.keys);
    await client.order({ qty: "1" });
    await admin(client.exchange, "POST", "/streams/faults", { action: "reorder", stream: "trading" });
    await client.wait(MINUTE_MS);
    expect(events(stream)).toEqual(["pending_new", "fill", "new"]);
  });

  it("holds an event back for five seconds when none overtakes it", async ({ expect }) => {
    const client = openClient();
    await admin(client.exchange, "POST", "/halts", { symbol: "CALM", halted: true });
    const { body } = await client.order({ qty: "1" });
    await client.wait(MINUTE_MS);
    expect(body.symbol).toBe("CALM");
    const stream = listeningClient(client.exchange, client.keys);
    await admin(client.exchange, "POST", "/streams/faults", { action: "reorder", stream: "trading" });
    await admin(client.exchange, "POST", "/halts", { symbol: "CALM", halted: false });
    await client.wait(4_000);
    expect(events(stream)).toEqual([]);
    await client.wait(2_000);
    expect(events(stream)).toEqual(["fill"]);
  });

  it("strikes no answer, and no other account", async ({ expect }) => {
    const exchange = openExchange();
    const [struck, spared] = [new Client(exchange), new Client(exchange)];
    await admin(exchange, "POST", "/streams/faults", {
      action: "silence",
      stream: "trading",
      account: struck.keys.keyId,
    });
    const stream = new StreamClient(exchange, "/stream");
    stream.send({ action: "auth", key: struck.keys.keyId, secret: struck.keys.secretKey });
    expect(stream.received()).toHaveLength(1);
    const other = listeningClient(exchange, spared.keys);
    await spared.order({ qty: "1" });
    expect(events(other)).toEqual(["pending_new"]);
  });

  it("is forgotten when the operator says so", async ({ expect }) => {
    const client = openClient();
    const stream = listeningClient(client.exchange, client.keys);
    await admin(client.exchange, "POST", "/streams/faults", { action: "silence", stream: "trading" });
    expect((await admin(client.exchange, "DELETE", "/streams/faults")).status).toBe(204);
    await client.order({ qty: "1" });
    expect(events(stream)).toEqual(["pending_new"]);
  });

  it("is refused for an account that there is not", async ({ expect }) => {
    const fault = { action: "silence", stream: "trading", account: "nobody" };
    expect(await admin(openExchange(), "POST", "/streams/faults", fault)).toMatchObject({
      status: 422,
      body: { message: "account: there is no account with the id or key id nobody" },
    });
  });
});

describe("the operator's list of connections", () => {
  it("shows every open one with its account", async ({ expect }) => {
    const { exchange, keys } = openClient();
    const stranger = new StreamClient(exchange, "/stream");
    dataClient(exchange, keys);
    const since = "2026-11-20T20:45:00.000Z";
    expect((await admin(exchange, "GET", "/streams")).body).toEqual([
      { stream: "trading", path: "/stream", accountId: null, since },
      { stream: "data", path: "/v2/iex", accountId: keys.accountId, since },
    ]);
    stranger.leave();
    expect((await admin(exchange, "GET", "/streams")).body).toHaveLength(1);
  });
});
