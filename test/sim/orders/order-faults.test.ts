import { describe, it } from "vitest";
import { newYorkInstant } from "../../../src/engine/calendar/new-york.ts";
import { admin, Client, FRIDAY, openClient, openExchange } from "../support/client.ts";
import { row } from "../support/market.ts";
import { MONDAY, moveTo } from "../support/sessions.ts";

async function fault(client: Client, body: Record<string, unknown>) {
  const answer = await admin(client.exchange, "POST", "/order-faults", body);
  if (answer.status !== 200) throw new Error(answer.body.message);
  return answer.body;
}

describe("an order fault", () => {
  it("rejects an order after it was accepted", async ({ expect }) => {
    const client = openClient();
    await fault(client, { action: "reject", after: 500, match: { symbol: "CALM" } });
    const { status, body } = await client.order({ qty: "10" });
    expect(status).toBe(200);
    await client.wait(400);
    expect(await client.read(body.id)).toMatchObject({ status: "new", failed_at: null });
    await client.wait(100);
    expect(await client.read(body.id)).toMatchObject({
      status: "rejected",
      failed_at: "2026-11-20T20:45:00.5Z",
      filled_qty: "0",
    });
    expect((await client.account()).buying_power).toBe("10000");
  });

  it("never fills an order", async ({ expect }) => {
    const client = openClient();
    await fault(client, { action: "never-fill" });
    const stuck = await client.order({ qty: "1" });
    const next = await client.order({ qty: "1" });
    await client.exchange.clock.advanceTo(newYorkInstant(FRIDAY, "15:59"));
    expect(await client.read(stuck.body.id)).toMatchObject({ status: "new", filled_qty: "0" });
    expect(await client.read(next.body.id)).toMatchObject({ status: "filled" });
    await client.exchange.clock.advanceTo(newYorkInstant(FRIDAY, "16:00"));
    expect((await client.read(stuck.body.id)).status).toBe("expired");
  });

  it("fills a part and never the rest", async ({ expect }) => {
    const client = openClient();
    await fault(client, { action: "partial-fill", fraction: 0.4, delay: null });
    const { body } = await client.order({ qty: "10" });
    await client.wait(600_000);
    expect(await client.read(body.id)).toMatchObject({ status: "partially_filled", filled_qty: "4" });
    await client.delete(`/v2/orders/${body.id}`);
    await client.wait(1_000);
    expect(await client.read(body.id)).toMatchObject({ status: "canceled", filled_qty: "4" });
    expect(await client.positions()).toMatchObject([{ qty: "4" }]);
  });

  it("slows orders down", async ({ expect }) => {
    const client = openClient();
    await fault(client, { action: "slow", acknowledgeAfter: 2_000, fillAfter: 9_000 });
    const { body } = await client.order({ qty: "10" });
    await client.wait(1_999);
    expect((await client.read(body.id)).status).toBe("pending_new");
    await client.wait(1);
    expect((await client.read(body.id)).status).toBe("new");
    await client.wait(7_000);
    expect((await client.read(body.id)).status).toBe("filled");
  });

  it("lets a cancel take its time", async ({ expect }) => {
    const client = openClient();
    await fault(client, { action: "slow-cancel", after: 30_000 });
    const { body } = await client.order({ type: "limit", limit_price: "90", qty: "1" });
    await client.wait(1_000);
    await client.delete(`/v2/orders/${body.id}`);
    await client.wait(29_999);
    expect((await client.read(body.id)).status).toBe("pending_cancel");
    await client.wait(1);
    expect((await client.read(body.id)).status).toBe("canceled");
  });

  it("leaves a cancel pending until the close, with the shares held", async ({ expect }) => {
    const client = openClient();
    await client.order({ qty: "10" });
    await client.wait(1_000);
    await fault(client, { action: "stuck-cancel", match: { side: "sell" } });
    const { body } = await client.order({ side: "sell", type: "limit", limit_price: "150", qty: "10" });
    await client.wait(1_000);
    expect((await client.delete(`/v2/orders/${body.id}`)).status).toBe(204);
    await client.exchange.clock.advanceTo(newYorkInstant(FRIDAY, "15:59"));
    expect((await client.read(body.id)).status).toBe("pending_cancel");
    expect(await client.positions()).toMatchObject([{ qty_available: "0" }]);
    await client.exchange.clock.advanceTo(newYorkInstant(FRIDAY, "16:00"));
    expect((await client.read(body.id)).status).toBe("canceled");
  });

  it("lets a fill win over a cancel", async ({ expect }) => {
    const client = openClient();
    await fault(client, { action: "cancel-loses-to-fill" });
    const { body } = await client.order({ type: "limit", limit_price: "95", qty: "10" });
    await client.wait(1_000);
    expect((await client.delete(`/v2/orders/${body.id}`)).status).toBe(204);
    await client.wait(1_000);
    expect(await client.read(body.id)).toMatchObject({
      status: "filled",
      filled_avg_price: "95",
      canceled_at: null,
    });
    expect((await client.account()).cash).toBe("9050");
  });

  it("lets a market buy that waits above its collar fill at the collar and not at a dearer quote", async ({
    expect,
  }) => {
    const market = new Map([["GAP", { name: "Gap", rows: [row(FRIDAY, 100), row(MONDAY, 120)] }]]);
    const client = openClient({ market, time: "16:30" });
    await fault(client, { action: "cancel-loses-to-fill" });
    const { body } = await client.order({ symbol: "GAP", qty: "97" });
    await moveTo(client.exchange, MONDAY, "09:31");
    expect((await client.read(body.id)).status).toBe("new");
    await client.delete(`/v2/orders/${body.id}`);
    await client.wait(1_000);
    // 2.5 % above the ask of 100.01.
    expect(await client.read(body.id)).toMatchObject({ status: "filled", filled_avg_price: "102.51025" });
    expect((await client.account()).cash).toBe("56.51");
  });

  it("is not used up by an order that is sent too late for its auction", async ({ expect }) => {
    const client = openClient({ time: "15:55" });
    await fault(client, { action: "never-fill" });
    expect((await client.order({ qty: "1", time_in_force: "cls" })).status).toBe(422);
    const { body } = await client.order({ qty: "1" });
    await client.wait(1_000);
    expect((await client.read(body.id)).status).toBe("new");
  });

  it("strikes only the orders that match, as often as it is told", async ({ expect }) => {
    const exchange = openExchange();
    const [client, other] = [new Client(exchange), new Client(exchange)];
    await fault(client, {
      action: "never-fill",
      times: 2,
      match: { account: other.keys.keyId, symbol: "CALM", side: "buy", clientOrderIdPrefix: "run-" },
    });
    const statuses: string[] = [];
    const place = async (who: Client, terms: Record<string, unknown>) => {
      const { body } = await who.order({ qty: "1", ...terms });
      await who.wait(1_000);
      statuses.push((await who.read(body.id)).status);
    };
    await place(client, { client_order_id: "run-1" });
    await place(other, { client_order_id: "hand-1" });
    await place(other, { client_order_id: "run-1", symbol: "DEAR" });
    await place(other, { client_order_id: "run-2" });
    await place(other, { client_order_id: "run-3" });
    await place(other, { client_order_id: "run-4" });
    expect(statuses).toEqual(["filled", "filled", "filled", "new", "new", "filled"]);
    expect((await admin(exchange, "GET", "/order-faults")).body).toEqual([]);
  });

  it("can strike by chance, and be listed and removed", async ({ expect }) => {
    const client = openClient();
    const { id } = await fault(client, {
      action: "never-fill",
      match: { probability: 0.5 },
      times: "always",
    });
    for (let count = 0; count < 40; count++) {
      await client.order({ qty: "1", type: "limit", limit_price: "101" });
    }
    const [listed] = (await admin(client.exchange, "GET", "/order-faults")).body;
    expect(listed).toMatchObject({
      id,
      times: "always",
      match: { probability: 0.5 },
      behaviour: { neverFills: true },
    });
    expect(listed.struck).toBeGreaterThan(10);
    expect(listed.struck).toBeLessThan(30);
    expect((await admin(client.exchange, "DELETE", `/order-faults/${id}`)).status).toBe(204);
    expect((await admin(client.exchange, "DELETE", `/order-faults/${id}`)).status).toBe(404);
    expect((await admin(client.exchange, "GET", "/order-faults")).body).toEqual([]);
  });

  it("must say what it does", async ({ expect }) => {
    const client = openClient();
    const answer = await admin(client.exchange, "POST", "/order-faults", { action: "explode" });
    expect(answer.status).toBe(422);
    const unknown = await admin(client.exchange, "POST", "/order-faults", {
      action: "reject",
      match: { ticker: "CALM" },
    });
    expect(unknown.status).toBe(422);
  });
});
