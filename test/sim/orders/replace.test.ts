import { describe, it } from "vitest";
import { newYorkInstant } from "../../../src/engine/calendar/new-york.ts";
import { openClient } from "../support/client.ts";
import type { Client } from "../support/client.ts";

const RESTING = { type: "limit", limit_price: "90", qty: "10" };

async function rest(client: Client, terms: Record<string, unknown> = RESTING) {
  const { body } = await client.order(terms);
  await client.wait(1_000);
  return body;
}

describe("a replacement", () => {
  it("is a new order with the old one's place", async ({ expect }) => {
    const client = openClient();
    const old = await rest(client);
    const answer = await client.patch(`/v2/orders/${old.id}`, { qty: "4", limit_price: "95" });
    expect(answer).toMatchObject({
      status: 200,
      body: { status: "accepted", replaces: old.id, qty: "4", limit_price: "95", filled_qty: "0" },
    });
    expect(await client.read(old.id)).toMatchObject({ status: "pending_replace", replaced_by: null });
    await client.wait(1_000);
    expect(await client.read(old.id)).toMatchObject({ status: "replaced", replaced_by: answer.body.id });
    expect((await client.read(old.id)).replaced_at).not.toBeNull();
    expect(await client.read(answer.body.id)).toMatchObject({ status: "new" });
    expect((await client.get("/v2/orders")).body).toMatchObject([{ id: answer.body.id }]);
    expect((await client.account()).buying_power).toBe("9620");
  });

  it("to a price in the market fills there", async ({ expect }) => {
    const client = openClient();
    const old = await rest(client);
    const { body } = await client.patch(`/v2/orders/${old.id}`, {
      limit_price: "101",
      client_order_id: "again",
    });
    await client.wait(1_000);
    expect(await client.read(body.id)).toMatchObject({
      status: "filled",
      filled_qty: "10",
      client_order_id: "again",
    });
    expect((await client.account()).cash).toBe("8999.9");
  });

  it("may use the cash that the old order holds", async ({ expect }) => {
    const client = openClient();
    const old = await rest(client, { ...RESTING, qty: "110" });
    expect((await client.account()).buying_power).toBe("100");
    expect((await client.patch(`/v2/orders/${old.id}`, { qty: "112" })).body).toEqual({
      code: 40310000,
      message: "insufficient buying power",
      buying_power: "10000",
      cost_basis: "10080",
    });
    expect((await client.patch(`/v2/orders/${old.id}`, { qty: "111" })).status).toBe(200);
    await client.wait(1_000);
    expect((await client.account()).buying_power).toBe("10");
  });

  it("of a sale may use the shares that the old order holds", async ({ expect }) => {
    const client = openClient();
    await rest(client, { qty: "10" });
    const old = await rest(client, { side: "sell", type: "limit", limit_price: "120", qty: "10" });
    const { status } = await client.patch(`/v2/orders/${old.id}`, { limit_price: "99.5" });
    expect(status).toBe(200);
    await client.wait(1_000);
    expect(await client.positions()).toEqual([]);
  });

  it("loses to a fill, although it was answered with 200", async ({ expect }) => {
    const client = openClient({ fills: { partial: { fraction: 0.3, delay: 2_000 } } });
    const old = await rest(client, { qty: "10", type: "limit", limit_price: "101" });
    expect(old.status).toBe("pending_new");
    await client.wait(950);
    const { status, body } = await client.patch(`/v2/orders/${old.id}`, { limit_price: "100.5" });
    expect(status).toBe(200);
    await client.wait(1_000);
    expect(await client.read(old.id)).toMatchObject({ status: "filled", filled_qty: "10" });
    expect(await client.read(body.id)).toMatchObject({ status: "rejected", filled_qty: "0" });
    expect((await client.read(body.id)).failed_at).not.toBeNull();
  });

  it("of a partly filled order is for the shares that are left", async ({ expect }) => {
    const client = openClient({ fills: { partial: { fraction: 0.3, delay: null } } });
    const old = await rest(client, { qty: "10", type: "limit", limit_price: "101" });
    const few = await client.patch(`/v2/orders/${old.id}`, { qty: "3" });
    expect(few).toMatchObject({ status: 422, body: { code: 40010001, message: "qty must be > filled_qty" } });
    const { body } = await client.patch(`/v2/orders/${old.id}`, { qty: "8" });
    expect(body).toMatchObject({ qty: "5", filled_qty: "0" });
    await client.wait(1_000);
    expect(await client.read(old.id)).toMatchObject({ status: "replaced", filled_qty: "3" });
  });

  it("cannot be cancelled, nor the old order, until it has happened", async ({ expect }) => {
    const client = openClient();
    const old = await rest(client);
    const { body } = await client.patch(`/v2/orders/${old.id}`, { qty: "4" });
    const refused = { status: 422, body: { code: 42210000, message: "order is not cancelable" } };
    expect(await client.delete(`/v2/orders/${old.id}`)).toMatchObject(refused);
    expect(await client.delete(`/v2/orders/${body.id}`)).toMatchObject(refused);
    await client.wait(1_000);
    expect((await client.delete(`/v2/orders/${body.id}`)).status).toBe(204);
  });

  it("is refused before the order is new and after it has ended", async ({ expect }) => {
    const client = openClient();
    const { body } = await client.order(RESTING);
    const early = await client.patch(`/v2/orders/${body.id}`, { qty: "4" });
    expect(early).toMatchObject({
      status: 422,
      body: { code: 42210000, message: "unable to replace order in current state" },
    });
    await client.wait(1_000);
    await client.delete(`/v2/orders/${body.id}`);
    await client.wait(1_000);
    expect(await client.patch(`/v2/orders/${body.id}`, { qty: "4" })).toMatchObject({
      status: 422,
      body: { code: 40010001, message: "only open orders can be replaced" },
    });
  });

  it("is refused by dollars, and for another part of a share", async ({ expect }) => {
    const client = openClient();
    const dollars = await rest(client, { notional: "100", type: "limit", limit_price: "90" });
    expect(await client.patch(`/v2/orders/${dollars.id}`, { limit_price: "91" })).toMatchObject({
      status: 422,
      body: { code: 42210000, message: "notional orders cannot be replaced" },
    });
    const part = await rest(client, { qty: "1.5", type: "limit", limit_price: "90" });
    expect((await client.patch(`/v2/orders/${part.id}`, { qty: "2" })).status).toBe(422);
    expect((await client.patch(`/v2/orders/${part.id}`, { limit_price: "91" })).status).toBe(200);
  });

  it("obeys the rules of any order", async ({ expect }) => {
    const client = openClient();
    const old = await rest(client, { ...RESTING, client_order_id: "first" });
    const path = `/v2/orders/${old.id}`;
    expect((await client.patch(path, { limit_price: "90.001" })).body.message).toContain("sub-penny");
    expect((await client.patch(path, { client_order_id: "first" })).body.message).toBe(
      "client_order_id must be unique",
    );
    expect((await client.patch("/v2/orders/17", {})).body.message).toBe("order_id is missing");
    expect(await client.read(old.id)).toMatchObject({ status: "new" });
  });

  it("waits through the night with the order that it came from", async ({ expect }) => {
    const client = openClient();
    const old = await rest(client, { ...RESTING, time_in_force: "gtc" });
    await client.exchange.clock.advanceTo(newYorkInstant("2026-11-20", "18:00"));
    const { body } = await client.patch(`/v2/orders/${old.id}`, { limit_price: "101" });
    await client.exchange.clock.advanceTo(newYorkInstant("2026-11-20", "19:00"));
    expect(await client.read(old.id)).toMatchObject({ status: "replaced" });
    expect(await client.read(body.id)).toMatchObject({ filled_qty: "0" });
    await client.exchange.clock.advanceTo(newYorkInstant("2026-11-23", "09:31"));
    expect(await client.read(body.id)).toMatchObject({ status: "filled" });
  });
});
