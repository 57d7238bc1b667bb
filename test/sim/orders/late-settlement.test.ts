import { describe, it } from "vitest";
import { newYorkInstant } from "../../../src/engine/calendar/new-york.ts";
import { admin, FRIDAY, openClient } from "../support/client.ts";
import type { Client } from "../support/client.ts";
import { buy } from "../support/corporate-actions.ts";
import { restarted } from "../support/restart.ts";

async function fault(client: Client, body: Record<string, unknown>): Promise<void> {
  const answer = await admin(client.exchange, "POST", "/order-faults", body);
  if (answer.status !== 200) throw new Error(answer.body.message);
}

async function moveTo(client: Client, time: string): Promise<void> {
  await client.exchange.clock.advanceTo(newYorkInstant(FRIDAY, time));
}

/** A sale of ten at 99.5 whose market has gone, cancelled before the close, which settles 90 s after it. */
async function cancelledSale(client: Client, outcome: string): Promise<string> {
  await buy(client, "10");
  await admin(client.exchange, "POST", "/halts", { symbol: "CALM", halted: true });
  await fault(client, { action: "settle-after-close", after: 90_000, outcome, match: { side: "sell" } });
  const { body } = await client.order({ side: "sell", type: "limit", limit_price: "99.5", qty: "10" });
  await moveTo(client, "15:58");
  await client.delete(`/v2/orders/${body.id}`);
  return body.id;
}

describe("a cancel that is pending at the close", () => {
  it("is settled after it: the order was cancelled, and the shares are free only then", async ({
    expect,
  }) => {
    const client = openClient();
    const id = await cancelledSale(client, "canceled");
    await moveTo(client, "16:01:29");
    expect(await client.read(id)).toMatchObject({ status: "pending_cancel", expired_at: null });
    expect(await client.positions()).toMatchObject([{ qty: "10", qty_available: "0" }]);
    await moveTo(client, "16:01:30");
    expect(await client.read(id)).toMatchObject({ status: "canceled", filled_qty: "0" });
    expect(await client.positions()).toMatchObject([{ qty: "10", qty_available: "10" }]);
  });

  it("is settled the other way: the order has filled", async ({ expect }) => {
    const client = openClient();
    const id = await cancelledSale(client, "filled");
    await moveTo(client, "16:01:29");
    expect((await client.account()).cash).toBe("8999.9");
    await moveTo(client, "16:01:30");
    expect(await client.read(id)).toMatchObject({
      status: "filled",
      filled_qty: "10",
      filled_avg_price: "99.5",
    });
    expect(await client.positions()).toEqual([]);
    expect((await client.account()).cash).toBe("9994.9");
    const [fill] = (await client.get("/v2/account/activities/FILL")).body;
    expect(fill).toMatchObject({ side: "sell", qty: "10", price: "99.5", order_id: id });
  });

  it("is settled by an exchange that was restarted meanwhile", async ({ expect }) => {
    const client = openClient();
    const id = await cancelledSale(client, "filled");
    await moveTo(client, "16:01");
    const later = restarted(client);
    expect((await later.read(id)).status).toBe("pending_cancel");
    await moveTo(later, "16:01:30");
    expect((await later.read(id)).status).toBe("filled");
  });

  it("leaves an order that nobody cancels to expire at the close", async ({ expect }) => {
    const client = openClient();
    await fault(client, { action: "settle-after-close", outcome: "filled" });
    const { body } = await client.order({ type: "limit", limit_price: "90", qty: "1" });
    await moveTo(client, "16:00");
    expect((await client.read(body.id)).status).toBe("expired");
  });
});

describe("buys of parts of shares", () => {
  it("are refused for four minutes, whole shares and sales are not", async ({ expect }) => {
    const client = openClient();
    await buy(client, "2.5");
    await fault(client, {
      action: "refuse",
      match: { side: "buy", fractional: true },
      message: "fractional orders are temporarily unavailable",
      lasts: 240_000,
    });
    expect(await client.order({ qty: "0.5" })).toMatchObject({
      status: 403,
      body: { code: 40310000, message: "fractional orders are temporarily unavailable" },
    });
    expect((await client.order({ notional: "20" })).status).toBe(403);
    expect((await client.order({ qty: "1" })).status).toBe(200);
    await client.wait(1_000);
    expect((await client.order({ side: "sell", qty: "0.5" })).status).toBe(200);
    await client.wait(238_999);
    expect((await client.order({ qty: "0.5" })).status).toBe(403);
    await client.wait(1);
    expect((await client.order({ qty: "0.5" })).status).toBe(200);
  });

  it("are refused as often as the fault says, with the status that it says", async ({ expect }) => {
    const client = openClient();
    await fault(client, { action: "refuse", status: 422, code: 42210000, match: { fractional: false } });
    expect((await client.order({ qty: "1" })).body).toEqual({
      code: 42210000,
      message: "orders are currently not accepted",
    });
    expect((await client.order({ qty: "1" })).status).toBe(200);
  });
});
