import { describe, it } from "vitest";
import { DroppedConnection } from "../../../sim/exchange/faults/dropped-connection.ts";
import { admin, openClient } from "../support/client.ts";

const POST_ORDERS = { method: "POST", pathPrefix: "/v2/orders" };

describe("a fault", () => {
  it("can lose the answer to an order that was placed", async ({ expect }) => {
    const client = openClient();
    await admin(client.exchange, "POST", "/faults", {
      match: POST_ORDERS,
      action: "drop-after-effect",
      times: 1,
    });
    await expect(client.order({ client_order_id: "run-1", qty: 1 })).rejects.toThrow(DroppedConnection);
    const found = await client.get("/v2/orders:by_client_order_id?client_order_id=run-1");
    expect(found).toMatchObject({ status: 200, body: { client_order_id: "run-1" } });
    expect((await client.order({ client_order_id: "run-1", qty: 1 })).status).toBe(422);
  });

  it("can lose an order before it was placed", async ({ expect }) => {
    const client = openClient();
    await admin(client.exchange, "POST", "/faults", {
      match: POST_ORDERS,
      action: "drop-before-effect",
      times: 1,
    });
    await expect(client.order({ client_order_id: "run-1", qty: 1 })).rejects.toThrow(DroppedConnection);
    expect((await client.get("/v2/orders:by_client_order_id?client_order_id=run-1")).status).toBe(404);
    expect((await client.order({ client_order_id: "run-1", qty: 1 })).status).toBe(200);
  });

  it("can answer with any status and body, as often as it is told", async ({ expect }) => {
    const client = openClient();
    const fault = {
      match: { pathPrefix: "/v2/account" },
      action: "status",
      status: 504,
      body: "<html>",
      times: 2,
    };
    await admin(client.exchange, "POST", "/faults", fault);
    expect((await client.get("/v2/clock")).status).toBe(200);
    for (let time = 0; time < 2; time++) {
      expect(await client.get("/v2/account")).toMatchObject({ status: 504, body: "<html>" });
    }
    expect((await client.get("/v2/account")).status).toBe(200);
    expect((await admin(client.exchange, "GET", "/requests")).body).toMatchObject([
      { method: "GET", path: "/v2/clock", status: 200, at: "2026-11-20T20:45:00.000Z" },
      { path: "/v2/account", status: 504 },
      { path: "/v2/account", status: 504 },
      { path: "/v2/account", status: 200 },
    ]);
  });

  it("must say what it does", async ({ expect }) => {
    const client = openClient();
    const answer = await admin(client.exchange, "POST", "/faults", { match: {}, action: "explode" });
    expect(answer.status).toBe(422);
  });
});
