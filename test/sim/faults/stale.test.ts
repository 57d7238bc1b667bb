import { describe, it } from "vitest";
import { openClient } from "../support/client.ts";
import type { Answer, Client } from "../support/client.ts";
import { buy } from "../support/corporate-actions.ts";
import { strike } from "../support/faults.ts";
import { restarted } from "../support/restart.ts";
import { MONDAY, moveTo } from "../support/sessions.ts";

const SECOND = 1_000;

/** What a client reads when its next question to a path is answered as of some seconds ago. */
async function asOf(client: Client, path: string, seconds: number): Promise<Answer["body"]> {
  await strike(client, { match: { path }, action: "stale", age: seconds * SECOND });
  const { pathname } = new URL(path, "http://exchange.test");
  return (await client.get(pathname)).body;
}

describe("an answer as of a while ago", () => {
  it("has the balances of then beside the positions of now", async ({ expect }) => {
    const client = openClient();
    await client.wait(10 * SECOND);
    await buy(client, "10");
    expect(await asOf(client, "/v2/account", 5)).toMatchObject({ cash: "10000", long_market_value: "0" });
    expect(await client.positions()).toMatchObject([{ symbol: "CALM", qty: "10" }]);
    expect(await client.account()).toMatchObject({ cash: "8999.9", long_market_value: "1000" });
  });

  it("has the positions of then beside the balances of now", async ({ expect }) => {
    const client = openClient();
    await buy(client, "10");
    await client.wait(10 * SECOND);
    await client.order({ side: "sell", qty: "4" });
    await client.wait(SECOND);
    expect(await asOf(client, "/v2/positions", 5)).toMatchObject([{ qty: "10", qty_available: "10" }]);
    expect(await asOf(client, "/v2/positions/CALM", 5)).toMatchObject({ qty: "10" });
    expect(await client.positions()).toMatchObject([{ qty: "6" }]);
  });

  it("has the orders as they stood, and none that came later", async ({ expect }) => {
    const client = openClient();
    await client.wait(10 * SECOND);
    const first = await client.order({ type: "limit", limit_price: "90", qty: "1" });
    await client.wait(10 * SECOND);
    await client.delete(`/v2/orders/${first.body.id}`);
    await client.order({ qty: "1", client_order_id: "second" });
    await client.wait(SECOND);
    expect(await asOf(client, "/v2/orders", 5)).toMatchObject([{ id: first.body.id, status: "new" }]);
    expect(await asOf(client, `/v2/orders/${first.body.id}`, 5)).toMatchObject({
      status: "new",
      canceled_at: null,
    });
    expect(await asOf(client, "/v2/orders", 60)).toEqual([]);
    const path = "/v2/orders:by_client_order_id";
    await strike(client, { match: { path }, action: "stale", age: 5 * SECOND });
    expect((await client.get(`${path}?client_order_id=second`)).status).toBe(404);
    expect((await client.get(`${path}?client_order_id=second`)).body.status).toBe("filled");
  });

  it("has the activities of then: a fill is told late", async ({ expect }) => {
    const client = openClient();
    const path = "/v2/account/activities";
    await strike(client, { match: { path }, action: "stale", age: 30 * SECOND, times: "always" });
    await buy(client, "1");
    const fills = async () => (await client.get(`${path}?activity_types=FILL`)).body.length;
    expect(await fills()).toBe(0);
    await client.wait(28 * SECOND);
    expect(await fills()).toBe(0);
    await client.wait(2 * SECOND);
    expect(await fills()).toBe(1);
  });

  it("lags for a span in which everything else is of its time", async ({ expect }) => {
    const client = openClient();
    await client.wait(60 * SECOND);
    const lag = { action: "stale", age: 10 * SECOND, lasts: 60 * SECOND };
    await strike(client, { match: { path: "/v2/account" }, ...lag });
    await buy(client, "10");
    await client.wait(5 * SECOND);
    expect((await client.account()).cash).toBe("10000");
    await client.wait(5 * SECOND);
    expect((await client.account()).cash).toBe("8999.9");
    await buy(client, "10");
    expect((await client.account()).cash).toBe("8999.9");
    await client.wait(60 * SECOND);
    expect((await client.account()).cash).toBe("7999.8");
  });

  it("lags while an order has no answer: nothing tells that it was placed and filled", async ({ expect }) => {
    const client = openClient();
    await client.wait(60 * SECOND);
    const timeout = { match: { method: "POST", path: "/v2/orders" }, action: "html-error", effect: "done" };
    await strike(client, timeout);
    for (const path of ["/v2/account", "/v2/positions", "/v2/orders:by_client_order_id"]) {
      await strike(client, { match: { path }, action: "stale", age: 10 * SECOND, lasts: 10 * SECOND });
    }
    expect((await client.order({ qty: "10", client_order_id: "run-1" })).status).toBe(504);
    await client.wait(5 * SECOND);
    const byClientId = "/v2/orders:by_client_order_id?client_order_id=run-1";
    expect((await client.get(byClientId)).status).toBe(404);
    expect((await client.account()).cash).toBe("10000");
    expect(await client.positions()).toEqual([]);
    await client.wait(5 * SECOND);
    expect((await client.get(byClientId)).body).toMatchObject({ status: "filled", filled_qty: "10" });
    expect((await client.account()).cash).toBe("8999.9");
  });

  it("shows shares that open orders held then", async ({ expect }) => {
    const client = openClient();
    await buy(client, "10");
    const { body } = await client.order({ side: "sell", type: "limit", limit_price: "150", qty: "10" });
    await client.wait(30 * SECOND);
    await client.delete(`/v2/orders/${body.id}`);
    await client.wait(SECOND);
    expect(await client.positions()).toMatchObject([{ qty_available: "10" }]);
    expect(await asOf(client, "/v2/positions", 10)).toMatchObject([{ qty_available: "0" }]);
  });

  it("is of the evening before when a session has just begun", async ({ expect }) => {
    const client = openClient();
    await buy(client, "10");
    await moveTo(client.exchange, MONDAY, "09:31");
    const { last_equity: before } = await asOf(client, "/v2/account", 120);
    const { last_equity: now } = await client.account();
    expect({ before, now }).toEqual({ before: "10000", now: "9999.9" });
  });

  it("never concerns what a client orders", async ({ expect }) => {
    const client = openClient();
    await client.wait(10 * SECOND);
    await buy(client, "10");
    await strike(client, { match: {}, action: "stale", age: 5 * SECOND, times: "always" });
    expect((await client.order({ side: "sell", qty: "10" })).status).toBe(200);
  });

  it("goes back no further than a restart, which forgets the past", async ({ expect }) => {
    const client = openClient();
    await client.wait(10 * SECOND);
    await buy(client, "10");
    const later = restarted(client);
    expect((await asOf(later, "/v2/account", 5)).cash).toBe("8999.9");
    await later.wait(10 * SECOND);
    await buy(later, "10");
    expect((await asOf(later, "/v2/account", 5)).cash).toBe("8999.9");
  });
});
