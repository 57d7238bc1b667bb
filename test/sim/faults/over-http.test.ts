import { request as httpRequest } from "node:http";
import type { IncomingMessage } from "node:http";
import { describe, it, onTestFinished } from "vitest";
import { serveExchange } from "../../../sim/node/server.ts";
import { AnnouncedTime } from "../support/announced-time.ts";
import { openClient } from "../support/client.ts";
import { ONE_SHARE, strike } from "../support/faults.ts";

const BY_CLIENT_ID = "/v2/orders:by_client_order_id?client_order_id=run-1";
const POST_ORDERS = { method: "POST", pathPrefix: "/v2/orders" };

/** A client whose exchange is also served on a free port until the test ends. */
async function served() {
  const time = new AnnouncedTime();
  const client = openClient({ realTime: time });
  const server = await serveExchange(client.exchange, 0);
  onTestFinished(() => server.close());
  const { keyId, secretKey } = client.keys;
  const headers = { "APCA-API-KEY-ID": keyId, "APCA-API-SECRET-KEY": secretKey };
  const place = (signal: AbortSignal | null = null) =>
    fetch(`${server.url}/v2/orders`, { method: "POST", headers, body: JSON.stringify(ONE_SHARE), signal });
  const get = (path: string) => fetch(server.url + path, { headers });
  return { time, client, server, headers, place, get };
}

/** What comes over the wire, read without anything that would mend it. */
async function raw(
  url: string,
  headers: Record<string, string>,
): Promise<{ answer: IncomingMessage; body: Buffer }> {
  return new Promise((resolve, reject) => {
    httpRequest(url, { headers }, (answer) => {
      const chunks: Buffer[] = [];
      answer.on("data", (chunk: Buffer) => chunks.push(chunk));
      answer.on("end", () => resolve({ answer, body: Buffer.concat(chunks) }));
      answer.on("error", reject);
    })
      .on("error", reject)
      .end();
  });
}

describe("over HTTP a fault", () => {
  it("that drops the connection resets the socket, before the order or after it", async ({ expect }) => {
    for (const [action, status] of [
      ["drop-before-effect", 404],
      ["drop-after-effect", 200],
    ] as const) {
      const { client, place, get } = await served();
      await strike(client, { match: POST_ORDERS, action });
      const failure = await place().catch((error: Error) => error.cause);
      expect(failure).toMatchObject({ code: expect.stringMatching(/^(ECONNRESET|UND_ERR_SOCKET)$/) });
      expect((await get(BY_CLIENT_ID)).status).toBe(status);
    }
  });

  it("that cuts a body sends as many bytes as it says", async ({ expect }) => {
    const { client, server, headers } = await served();
    await strike(client, { action: "malformed-json" });
    const { answer, body } = await raw(`${server.url}/v2/account`, headers);
    expect(answer.statusCode).toBe(200);
    expect(answer.headers["content-length"]).toBe(String(body.length));
    expect(() => JSON.parse(body.toString())).toThrow(SyntaxError);
  });

  it("of fields sends as many bytes as it says", async ({ expect }) => {
    const { client, server, headers } = await served();
    await strike(client, { action: "add-fields", fields: { note: "µ".repeat(1_000) } });
    const { answer, body } = await raw(`${server.url}/v2/account`, headers);
    expect(JSON.parse(body.toString()).note).toHaveLength(1_000);
    expect(answer.headers["content-length"] ?? String(body.length)).toBe(String(body.length));
  });

  it("keeps an answer back while the order is there", async ({ expect }) => {
    const { time, client, place, get } = await served();
    await strike(client, { match: POST_ORDERS, action: "latency", milliseconds: 5_000 });
    const placing = place();
    const wait = await time.nextWait();
    expect((await get(BY_CLIENT_ID)).status).toBe(200);
    wait.end();
    expect((await placing).status).toBe(200);
  });

  it("lets a late order arrive after its client has closed the connection", async ({ expect }) => {
    const { time, client, place, get } = await served();
    await strike(client, { match: POST_ORDERS, action: "latency", milliseconds: 5_000, delays: "request" });
    const patience = new AbortController();
    const placing = place(patience.signal);
    const wait = await time.nextWait();
    patience.abort();
    await expect(placing).rejects.toThrow(expect.objectContaining({ name: "AbortError" }));
    expect((await get(BY_CLIENT_ID)).status).toBe(404);
    wait.end();
    await expect.poll(async () => (await get(BY_CLIENT_ID)).status).toBe(200);
  });

  it("that stalls drops the connection when its time is over", async ({ expect }) => {
    const { time, client, get } = await served();
    await strike(client, { action: "stall", milliseconds: 5_000 });
    const asking = get("/v2/account");
    (await time.nextWait()).end();
    await expect(asking).rejects.toThrow("fetch failed");
    expect((await get("/v2/account")).status).toBe(200);
  });

  it("that stalls is over when the client hangs up", async ({ expect }) => {
    const { time, client, headers, server, get } = await served();
    await strike(client, { action: "stall", milliseconds: 5_000 });
    const patience = new AbortController();
    const asking = fetch(`${server.url}/v2/account`, { headers, signal: patience.signal });
    const wait = await time.nextWait();
    patience.abort();
    await expect(asking).rejects.toThrow(expect.objectContaining({ name: "AbortError" }));
    await expect.poll(() => wait.cleared).toBe(true);
    expect((await get("/v2/account")).status).toBe(200);
  });

  it("that stalls is let go when the server closes", async ({ expect }) => {
    const { time, client, server, get } = await served();
    await strike(client, { action: "stall", milliseconds: 5_000 });
    const asking = get("/v2/account");
    const failed = expect(asking).rejects.toThrow("fetch failed");
    const wait = await time.nextWait();
    await server.close();
    await failed;
    await expect.poll(() => wait.cleared).toBe(true);
  });

  it("of a gateway is HTML, with the virtual clock's date", async ({ expect }) => {
    const { client, get } = await served();
    await strike(client, { action: "html-error", status: 502 });
    const answer = await get("/v2/account");
    expect(answer.status).toBe(502);
    expect(answer.headers.get("content-type")).toBe("text/html");
    expect(answer.headers.get("date")).toBe("Fri, 20 Nov 2026 20:45:00 GMT");
    expect(await answer.text()).toContain("502 Bad Gateway");
  });
});
