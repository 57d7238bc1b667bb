import { describe, it } from "vitest";
import { DroppedConnection } from "../../../sim/exchange/faults/dropped-connection.ts";
import { AnnouncedTime } from "../support/announced-time.ts";
import { openClient } from "../support/client.ts";
import { ONE_SHARE, sendUntil, strike } from "../support/faults.ts";

const BY_CLIENT_ID = "/v2/orders:by_client_order_id?client_order_id=run-1";
const POST_ORDERS = { method: "POST", pathPrefix: "/v2/orders" };

/** A client of an exchange whose faults wait until the test says so. */
function openWaiting() {
  const time = new AnnouncedTime();
  return { time, client: openClient({ realTime: time }) };
}

describe("a latency", () => {
  it("keeps the answer back in real time while the order is already there", async ({ expect }) => {
    const { time, client } = openWaiting();
    await strike(client, { match: POST_ORDERS, action: "latency", milliseconds: 250 });
    const placing = client.order({ client_order_id: "run-1", qty: 1 });
    const wait = await time.nextWait();
    expect(wait.milliseconds).toBe(250);
    expect((await client.get(BY_CLIENT_ID)).status).toBe(200);
    wait.end();
    expect((await placing).body).toMatchObject({ client_order_id: "run-1" });
  });

  it("can keep the request back, which then arrives although its client has given up", async ({ expect }) => {
    const { time, client } = openWaiting();
    await strike(client, { match: POST_ORDERS, action: "latency", milliseconds: 250, delays: "request" });
    const patience = new AbortController();
    const placing = sendUntil(client, patience.signal, "POST", "/v2/orders", ONE_SHARE);
    const wait = await time.nextWait();
    patience.abort(new Error("no patience left"));
    await expect(placing).rejects.toThrow("no patience left");
    expect((await client.get(BY_CLIENT_ID)).status).toBe(404);
    wait.end();
    await expect.poll(async () => (await client.get(BY_CLIENT_ID)).status).toBe(200);
  });

  it("begins once the whole request has arrived", async ({ expect }) => {
    const { time, client } = openWaiting();
    await strike(client, { action: "latency", milliseconds: 250, delays: "request" });
    const text = new TransformStream<string, string>();
    const writer = text.writable.getWriter();
    const { keyId, secretKey } = client.keys;
    const init = {
      method: "POST",
      headers: { "APCA-API-KEY-ID": keyId, "APCA-API-SECRET-KEY": secretKey },
      body: text.readable.pipeThrough(new TextEncoderStream()),
      duplex: "half",
    };
    const placing = client.exchange.fetch(new Request("http://exchange.test/v2/orders", init));
    const body = JSON.stringify(ONE_SHARE);
    await writer.write(body.slice(0, 20));
    await new Promise(setImmediate);
    expect(time.begun).toBe(0);
    await Promise.all([writer.write(body.slice(20)), writer.close()]);
    (await time.nextWait()).end();
    expect((await placing).status).toBe(200);
  });

  it("varies by up to its jitter, in the same way for the same seed", async ({ expect }) => {
    const waits = async (seed: number) => {
      const time = new AnnouncedTime();
      const client = openClient({ realTime: time, seed });
      await strike(client, { action: "latency", milliseconds: 100, jitter: 50, times: "always" });
      const seen: number[] = [];
      for (let request = 0; request < 20; request++) {
        const answer = client.get("/v2/clock");
        const wait = await time.nextWait();
        seen.push(wait.milliseconds);
        wait.end();
        await answer;
      }
      return seen;
    };
    const seen = await waits(1);
    expect(Math.min(...seen)).toBeGreaterThanOrEqual(100);
    expect(Math.max(...seen)).toBeLessThanOrEqual(150);
    expect(new Set(seen).size).toBeGreaterThan(10);
    expect(await waits(1)).toEqual(seen);
    expect(await waits(2)).not.toEqual(seen);
  });

  it("adds to whatever else strikes the request", async ({ expect }) => {
    const { time, client } = openWaiting();
    await strike(client, { action: "status", status: 503 });
    await strike(client, { action: "latency", milliseconds: 10 });
    await strike(client, { action: "latency", milliseconds: 20 });
    const answer = client.get("/v2/clock");
    for (const milliseconds of [20, 10]) {
      const wait = await time.nextWait();
      expect(wait.milliseconds).toBe(milliseconds);
      wait.end();
    }
    expect((await answer).status).toBe(503);
  });
});

describe("a stall", () => {
  it("says nothing for a while, and then the connection drops without any effect", async ({ expect }) => {
    const { time, client } = openWaiting();
    await strike(client, { match: POST_ORDERS, action: "stall", milliseconds: 30_000 });
    const placing = client.order({ client_order_id: "run-1", qty: 1 });
    const wait = await time.nextWait();
    expect(wait.milliseconds).toBe(30_000);
    wait.end();
    await expect(placing).rejects.toThrow(DroppedConnection);
    expect((await client.get(BY_CLIENT_ID)).status).toBe(404);
  });

  it("can come after the order was stored", async ({ expect }) => {
    const { time, client } = openWaiting();
    await strike(client, { match: POST_ORDERS, action: "stall", milliseconds: 30_000, effect: "done" });
    const placing = client.order({ client_order_id: "run-1", qty: 1 });
    (await time.nextWait()).end();
    await expect(placing).rejects.toThrow(DroppedConnection);
    expect((await client.get(BY_CLIENT_ID)).status).toBe(200);
  });

  it("ends when the client gives up, with the client's own reason", async ({ expect }) => {
    const { time, client } = openWaiting();
    await strike(client, { action: "stall", milliseconds: 30_000 });
    const patience = new AbortController();
    const asking = sendUntil(client, patience.signal, "GET", "/v2/account");
    const wait = await time.nextWait();
    patience.abort();
    await expect(asking).rejects.toThrow(expect.objectContaining({ name: "AbortError" }));
    expect(wait.cleared).toBe(true);
  });

  it("without a time lasts until the client gives up", async ({ expect }) => {
    const client = openClient();
    await strike(client, { action: "stall" });
    const asking = sendUntil(client, AbortSignal.timeout(20), "GET", "/v2/account");
    await expect(asking).rejects.toThrow(expect.objectContaining({ name: "TimeoutError" }));
    expect((await client.get("/v2/account")).status).toBe(200);
  });
});
