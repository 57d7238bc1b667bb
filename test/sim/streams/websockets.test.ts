import { once } from "node:events";
import { request } from "node:http";
import { describe, it } from "vitest";
import { admin } from "../support/client.ts";
import { servedExchange } from "../support/served.ts";
import { WebsocketClient, happens } from "../support/clients/websocket-client.ts";

const AUTHORIZED = { stream: "authorization", data: { status: "authorized", action: "authenticate" } };
const LISTEN = { action: "listen", data: { streams: ["trade_updates"] } };

/** The status that a request to upgrade gets, which is nothing but that. */
async function askToUpgrade(url: string, upgrade: string): Promise<number> {
  const asked = request(url, { headers: { connection: "Upgrade", upgrade } }).end();
  const [response] = await once(asked, "response");
  response.resume();
  return response.statusCode;
}

describe("the exchange's streams over websockets", () => {
  it("tell a client about his orders", async ({ expect }) => {
    const { client, websocketUrl } = await servedExchange();
    const { keyId, secretKey } = client.keys;
    const socket = new WebsocketClient(`${websocketUrl}/stream`);
    await socket.opened();
    socket.send({ action: "auth", key: keyId, secret: secretKey });
    socket.send(LISTEN);
    expect(await socket.received(2)).toEqual([
      AUTHORIZED,
      { stream: "listening", data: { streams: ["trade_updates"] } },
    ]);
    await client.order({ qty: "1" });
    await client.wait(60_000);
    const updates = await socket.received(5);
    expect(updates.slice(2).map(({ data }) => data.event)).toEqual(["pending_new", "new", "fill"]);
  });

  it("greet a client of the data stream as soon as he is connected", async ({ expect }) => {
    const { client, websocketUrl } = await servedExchange();
    const { keyId, secretKey } = client.keys;
    const headers = { "APCA-API-KEY-ID": keyId, "APCA-API-SECRET-KEY": secretKey };
    const socket = new WebsocketClient(`${websocketUrl}/v2/iex?any=thing`, headers);
    expect(await socket.received(2)).toEqual([
      [{ T: "success", msg: "connected" }],
      [{ T: "success", msg: "authenticated" }],
    ]);
    expect(socket.websocket.extensions).toBe("");
  });

  it("answer pings", async ({ expect }) => {
    const { websocketUrl } = await servedExchange();
    const socket = new WebsocketClient(`${websocketUrl}/stream`);
    await socket.opened();
    const pong = new Promise((resolve) => socket.websocket.once("pong", (data) => resolve(String(data))));
    socket.websocket.ping("are you there");
    expect(await pong).toBe("are you there");
  });

  it("refuse a path that there is not, and everybody during an outage", async ({ expect }) => {
    const { client, websocketUrl } = await servedExchange();
    const outage = { action: "disconnect", stream: "data", milliseconds: 1_000 };
    await admin(client.exchange, "POST", "/streams/faults", outage);
    const lost = new WebsocketClient(`${websocketUrl}/v2/account`);
    const early = new WebsocketClient(`${websocketUrl}/v2/iex`);
    await happens(() => lost.refusedWith !== undefined && early.refusedWith !== undefined);
    expect([lost.refusedWith, early.refusedWith]).toEqual([404, 503]);
  });

  it("refuse a handshake without a key, and keep no connection", async ({ expect }) => {
    const { client, server } = await servedExchange();
    expect(await askToUpgrade(`${server.url}/stream`, "websocket")).toBe(400);
    await happens(async () => (await admin(client.exchange, "GET", "/streams")).body.length === 0);
  });

  it("refuse an upgrade to something else", async ({ expect }) => {
    const { server } = await servedExchange();
    expect(await askToUpgrade(`${server.url}/stream`, "h2c")).toBe(400);
  });

  it("forget a client that has gone", async ({ expect }) => {
    const { client, websocketUrl } = await servedExchange();
    const socket = new WebsocketClient(`${websocketUrl}/stream`);
    await socket.opened();
    expect((await admin(client.exchange, "GET", "/streams")).body).toHaveLength(1);
    socket.websocket.close();
    await happens(() => socket.endedWith !== undefined);
    expect((await admin(client.exchange, "GET", "/streams")).body).toEqual([]);
  });

  it("break off without a goodbye where a fault says so", async ({ expect }) => {
    const { client, websocketUrl } = await servedExchange();
    const socket = new WebsocketClient(`${websocketUrl}/stream`);
    await socket.opened();
    await admin(client.exchange, "POST", "/streams/faults", { action: "disconnect", stream: "trading" });
    await happens(() => socket.endedWith !== undefined);
    expect(socket.endedWith).toBe(1006);
  });

  it("say goodbye with a code where the exchange ends them", async ({ expect }) => {
    const { client, websocketUrl } = await servedExchange();
    const socket = new WebsocketClient(`${websocketUrl}/v2/iex`);
    await socket.opened();
    await client.wait(10_000);
    await happens(() => socket.endedWith !== undefined);
    expect(socket.endedWith).toBe(1008);
  });

  it("end when the server closes", async ({ expect }) => {
    const { server, websocketUrl } = await servedExchange();
    const socket = new WebsocketClient(`${websocketUrl}/stream`);
    await socket.opened();
    await server.close();
    await happens(() => socket.endedWith !== undefined);
    expect(socket.endedWith).toBe(1006);
  });

  it("end for a client that sends more than a megabyte at once", async ({ expect }) => {
    const { websocketUrl } = await servedExchange();
    const socket = new WebsocketClient(`${websocketUrl}/stream`);
    await socket.opened();
    socket.websocket.send("x".repeat(1_048_577));
    await happens(() => socket.endedWith !== undefined);
    expect(socket.endedWith).toBe(1009);
  });
});
