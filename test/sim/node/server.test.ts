import { describe, it, onTestFinished } from "vitest";
import { serveExchange } from "../../../sim/node/server.ts";
import { openExchange } from "../support/client.ts";

/** An exchange served on a free port until the test ends. */
async function served() {
  const exchange = openExchange();
  const server = await serveExchange(exchange, 0);
  onTestFinished(() => server.close());
  const { url } = server;
  const { keyId, secretKey } = exchange.addAccount({ cash: "10000" });
  const headers = { "APCA-API-KEY-ID": keyId, "APCA-API-SECRET-KEY": secretKey };
  const post = (path: string, body: unknown) =>
    fetch(url + path, { method: "POST", headers, body: JSON.stringify(body) });
  return { exchange, url, post, headers };
}

const ORDER = {
  symbol: "CALM",
  side: "buy",
  type: "market",
  time_in_force: "day",
  qty: "1",
  client_order_id: "run-1",
};

describe("the exchange over HTTP", () => {
  it("answers on 127.0.0.1 as it does in process", async ({ expect }) => {
    const { url, post, headers } = await served();
    expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    const placed = await post("/v2/orders", ORDER);
    expect(placed.status).toBe(200);
    expect(placed.headers.get("x-ratelimit-remaining")).toBe("199");
    await post("/admin/clock", { to: "2026-11-20T15:50:00-05:00" });
    const response = await fetch(`${url}/v2/positions`, { headers });
    expect(await response.json()).toMatchObject([{ symbol: "CALM", qty: "1" }]);
  });

  it("announces no end of idle connections, which a request on its way would cross", async ({ expect }) => {
    const { url, headers } = await served();
    const response = await fetch(`${url}/v2/clock`, { headers });
    expect(response.headers.get("keep-alive")).toBeNull();
  });

  it("destroys the socket of a request whose connection a fault drops, and stays up", async ({ expect }) => {
    const { url, post, headers } = await served();
    const fault = {
      match: { method: "POST", pathPrefix: "/v2/orders" },
      action: "drop-after-effect",
      times: 1,
    };
    await post("/admin/faults", fault);
    await expect(post("/v2/orders", ORDER)).rejects.toThrow("fetch failed");
    const found = await fetch(`${url}/v2/orders:by_client_order_id?client_order_id=run-1`, { headers });
    expect(found.status).toBe(200);
  });

  it("names the port when it is taken", async ({ expect }) => {
    const { exchange, url } = await served();
    const port = Number(new URL(url).port);
    await expect(serveExchange(exchange, port)).rejects.toThrow(`port ${port} is already in use`);
  });

  it("delivers timers to a client's address", async ({ expect }) => {
    const { exchange, url, post } = await served();
    const timer = { at: "2026-11-20T20:46:00Z", url: `${url}/v2/unheard-of` };
    await fetch(`${url}/admin/timers/run`, { method: "PUT", body: JSON.stringify(timer) });
    await post("/admin/clock", { to: "2026-11-20T20:46:01Z" });
    const log = await (await fetch(`${url}/admin/requests`)).json();
    expect(log).toMatchObject([
      { method: "POST", path: "/v2/unheard-of", status: 401, at: "2026-11-20T20:46:00.000Z" },
    ]);
    expect(exchange.clock.now()).toBe(Date.parse("2026-11-20T20:46:01Z"));
  });
});
