import { describe, it } from "vitest";
import { Client, admin, openClient, openExchange } from "../support/client.ts";
import { StreamClient, listeningClient } from "../support/clients/stream-client.ts";

const LISTEN = { action: "listen", data: { streams: ["trade_updates"] } };
const AUTHORIZED = { stream: "authorization", data: { status: "authorized", action: "authenticate" } };
const UNAUTHORIZED = { stream: "authorization", data: { status: "unauthorized", action: "authenticate" } };

describe("signing in to the trading stream", () => {
  it("is possible in both documented forms", ({ expect }) => {
    const { exchange, keys } = openClient();
    const { keyId, secretKey } = keys;
    const older = new StreamClient(exchange, "/stream");
    older.send({ action: "authenticate", data: { key_id: keyId, secret_key: secretKey } });
    const newer = new StreamClient(exchange, "/stream");
    newer.send({ action: "auth", key: keyId, secret: secretKey });
    expect(older.received()).toEqual([AUTHORIZED]);
    expect(newer.received()).toEqual([AUTHORIZED]);
  });

  it("fails with wrong keys and with an OAuth token, and can be tried again", ({ expect }) => {
    const { exchange, keys } = openClient();
    const stream = new StreamClient(exchange, "/stream");
    stream.send({ action: "auth", key: keys.keyId, secret: "wrong" });
    stream.send({ action: "authenticate", data: { oauth_token: "token" } });
    stream.send({ action: "auth", key: keys.keyId, secret: keys.secretKey });
    expect(stream.received()).toEqual([UNAUTHORIZED, UNAUTHORIZED, AUTHORIZED]);
  });

  it("anew with other keys listens to the orders of the other account", async ({ expect }) => {
    const exchange = openExchange();
    const [first, second] = [new Client(exchange), new Client(exchange)];
    const stream = listeningClient(exchange, first.keys);
    stream.send({ action: "auth", key: second.keys.keyId, secret: second.keys.secretKey });
    await first.order({ qty: "1" });
    const { body } = await second.order({ qty: "1" });
    expect(stream.received()).toMatchObject([AUTHORIZED, { data: { order: { id: body.id } } }]);
  });

  it("must come before listening", ({ expect }) => {
    const stream = new StreamClient(openExchange(), "/stream");
    stream.send(LISTEN);
    expect(stream.received()).toEqual([
      { stream: "authorization", data: { status: "unauthorized", action: "listen" } },
    ]);
  });

  it("answers what it cannot read with an error, and goes on", ({ expect }) => {
    const { exchange, keys } = openClient();
    const stream = new StreamClient(exchange, "/stream");
    stream.sendFrame("{");
    stream.sendFrame(new Uint8Array([0xff]));
    stream.send({ action: "dance" });
    stream.send({ action: "auth", key: keys.keyId, secret: keys.secretKey });
    const error = { action: "error", data: { error_message: expect.any(String) } };
    expect(stream.received()).toEqual([error, error, error, AUTHORIZED]);
  });
});

describe("listening to the trading stream", () => {
  it("leaves out streams that there are not, and each request replaces the one before", async ({
    expect,
  }) => {
    const client = openClient();
    const stream = listeningClient(client.exchange, client.keys);
    stream.send({ action: "listen", data: { streams: ["account_updates"] } });
    expect(stream.received()).toEqual([{ stream: "listening", data: { streams: [] } }]);
    await client.order({ qty: "1" });
    expect(stream.received()).toEqual([]);
    stream.send({ action: "listen", data: { streams: ["account_updates", "trade_updates"] } });
    expect(stream.received()).toEqual([{ stream: "listening", data: { streams: ["trade_updates"] } }]);
    await client.order({ qty: "1" });
    expect(stream.received()).not.toEqual([]);
  });

  it("tells what happens to an order, with the order as it stands after each event", async ({ expect }) => {
    const client = openClient();
    const stream = listeningClient(client.exchange, client.keys);
    const { body } = await client.order({ qty: "2" });
    await client.wait(60_000);
    const updates = stream.received();
    expect(updates.every(({ stream: name }) => name === "trade_updates")).toBe(true);
    expect(updates.map(({ data }) => [data.event, data.order.status])).toEqual([
      ["pending_new", "pending_new"],
      ["new", "new"],
      ["fill", "filled"],
    ]);
    const [, created, filled] = updates.map(({ data }) => data);
    expect(created).not.toHaveProperty("price");
    expect(filled).toMatchObject({
      execution_id: expect.stringMatching(/^[0-9a-f-]{36}$/),
      price: "100.01",
      qty: "2",
      position_qty: "2",
      timestamp: expect.stringMatching(/^2026-11-20T20:45:\d\d\.\d{2,9}Z$/),
    });
    expect(filled.order).toEqual(await client.read(body.id));
  });

  it("tells a client about the orders of his own account only", async ({ expect }) => {
    const exchange = openExchange();
    const [mine, other] = [new Client(exchange), new Client(exchange)];
    const stream = listeningClient(exchange, mine.keys);
    await other.order({ qty: "1" });
    await other.wait(60_000);
    expect(stream.received()).toEqual([]);
  });

  it("repeats nothing that happened before", async ({ expect }) => {
    const client = openClient();
    const early = listeningClient(client.exchange, client.keys);
    await client.order({ qty: "1" });
    early.leave();
    await client.wait(60_000);
    const late = listeningClient(client.exchange, client.keys);
    await client.wait(60_000);
    expect(late.received()).toEqual([]);
    expect(early.received().map(({ data }) => data.event)).toEqual(["pending_new"]);
  });
});

describe("a transport of the trading stream", () => {
  it("that cannot send has lost its client, and trading goes on", async ({ expect }) => {
    const client = openClient();
    const { keyId, secretKey } = client.keys;
    let broken = false;
    const connected = client.exchange.connect("/stream", {
      send: () => {
        if (broken) throw new TypeError("the socket is closed");
      },
      close: () => undefined,
    });
    if (!connected.ok) throw new Error(connected.message);
    connected.connection.receive(JSON.stringify({ action: "auth", key: keyId, secret: secretKey }));
    connected.connection.receive(JSON.stringify(LISTEN));
    broken = true;
    expect((await client.order({ qty: "1" })).status).toBe(200);
    expect((await admin(client.exchange, "GET", "/streams")).body).toEqual([]);
  });

  it("that cannot break off says goodbye instead", async ({ expect }) => {
    const { exchange } = openClient();
    const goodbyes: unknown[] = [];
    exchange.connect("/stream", {
      send: () => undefined,
      close: (code, reason) => goodbyes.push([code, reason]),
    });
    await admin(exchange, "POST", "/streams/faults", { action: "disconnect", stream: "trading" });
    expect(goodbyes).toEqual([[1012, "connection lost"]]);
  });
});

describe("the frames of the trading stream", () => {
  it("are binary and hold JSON, as on paper", ({ expect }) => {
    const { exchange } = openClient();
    const stream = new StreamClient(exchange, "/stream");
    stream.send(LISTEN);
    expect(stream.frames[0]).toBeInstanceOf(Uint8Array);
  });

  it("are read in either form", ({ expect }) => {
    const stream = new StreamClient(openExchange(), "/stream");
    stream.sendFrame(JSON.stringify(LISTEN));
    stream.sendFrame(new TextEncoder().encode(JSON.stringify(LISTEN)));
    const refused = { stream: "authorization", data: { status: "unauthorized", action: "listen" } };
    expect(stream.received()).toEqual([refused, refused]);
  });

  it("are text where the exchange is told so", ({ expect }) => {
    const { exchange } = openClient({ textFrames: true });
    const stream = new StreamClient(exchange, "/stream");
    stream.send(LISTEN);
    expect(stream.frames[0]).toBeTypeOf("string");
  });

  it("hold MessagePack for a client that asks for it", ({ expect }) => {
    const { exchange, keys } = openClient();
    const stream = new StreamClient(exchange, "/stream", { "Content-Type": "application/msgpack" });
    stream.send({ action: "auth", key: keys.keyId, secret: keys.secretKey });
    stream.sendFrame(new Uint8Array([0xc1]));
    stream.sendFrame(JSON.stringify(LISTEN));
    expect(stream.received()).toEqual([
      AUTHORIZED,
      { action: "error", data: { error_message: expect.any(String) } },
      { stream: "listening", data: { streams: ["trade_updates"] } },
    ]);
  });
});
