import { describe, it } from "vitest";
import { Client, openClient } from "../support/client.ts";

describe("a client order id", () => {
  it("is accepted once for ever, even after its order was cancelled", async ({ expect }) => {
    const client = openClient();
    const first = await client.order({ client_order_id: "run-1", type: "limit", limit_price: "90", qty: 1 });
    await client.delete(`/v2/orders/${first.body.id}`);
    await client.wait(1_000);
    const second = await client.order({ client_order_id: "run-1", qty: 1 });
    expect(second.status).toBe(422);
    expect(second.body).toEqual({ code: 40010001, message: "client_order_id must be unique" });
  });

  it("finds its order, and only in its own account", async ({ expect }) => {
    const client = openClient();
    const other = new Client(client.exchange);
    const { body } = await client.order({ client_order_id: "run-1", qty: 1 });
    const path = "/v2/orders:by_client_order_id?client_order_id=run-1";
    expect((await client.get(path)).body).toEqual(body);
    expect(await other.get(path)).toMatchObject({
      status: 404,
      body: { code: 40410000, message: "order not found for run-1" },
    });
    expect((await other.order({ client_order_id: "run-1", qty: 1 })).status).toBe(200);
  });

  it("may be 128 characters long and no more, and is made up when missing", async ({ expect }) => {
    const client = openClient();
    expect((await client.order({ client_order_id: "x".repeat(128), qty: 1 })).status).toBe(200);
    expect(await client.order({ client_order_id: "x".repeat(129), qty: 1 })).toMatchObject({
      status: 422,
      body: { code: 40010001, message: "client_order_id must be no more than 128 characters" },
    });
    expect((await client.order({ qty: 1 })).body.client_order_id).toMatch(/^[0-9a-f-]{36}$/);
  });
});
