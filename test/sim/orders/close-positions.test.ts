import { describe, it } from "vitest";
import { admin, openClient } from "../support/client.ts";
import type { Client } from "../support/client.ts";

async function hold(client: Client, symbol: string, qty: string): Promise<void> {
  await client.order({ symbol, qty });
  await client.wait(1_000);
}

describe("closing a position", () => {
  it("sells all of it at the market", async ({ expect }) => {
    const client = openClient();
    await hold(client, "CALM", "10.5");
    const { status, body } = await client.delete("/v2/positions/CALM");
    expect(status).toBe(200);
    expect(body).toMatchObject({ side: "sell", type: "market", time_in_force: "day", qty: "10.5" });
    await client.wait(1_000);
    expect(await client.positions()).toEqual([]);
  });

  it("sells some shares, or a percentage: whole shares of a whole position", async ({ expect }) => {
    const client = openClient();
    await hold(client, "CALM", "11");
    await hold(client, "DEAR", "2.5");
    expect((await client.delete("/v2/positions/CALM?qty=2")).body).toMatchObject({ qty: "2" });
    await client.wait(1_000);
    expect((await client.delete("/v2/positions/CALM?percentage=50")).body).toMatchObject({ qty: "4" });
    expect((await client.delete("/v2/positions/DEAR?percentage=33.3")).body).toMatchObject({ qty: "0.8325" });
    await client.wait(1_000);
    expect(await client.positions()).toMatchObject([
      { symbol: "CALM", qty: "5" },
      { symbol: "DEAR", qty: "1.6675" },
    ]);
  });

  it("is refused without a position, for too much and in a muddle", async ({ expect }) => {
    const client = openClient();
    expect(await client.delete("/v2/positions/CALM")).toMatchObject({
      status: 404,
      body: { code: 40410000, message: "position does not exist" },
    });
    await hold(client, "CALM", "10");
    expect((await client.delete("/v2/positions/CALM?qty=11")).status).toBe(403);
    for (const query of ["qty=1&percentage=10", "qty=0", "qty=one", "percentage=101", "percentage=0.1"]) {
      expect((await client.delete(`/v2/positions/CALM?${query}`)).status).toBe(422);
    }
    expect(await client.positions()).toMatchObject([{ qty_available: "10" }]);
  });

  it("is refused while orders hold the shares, and done when they are cancelled first", async ({
    expect,
  }) => {
    const client = openClient();
    await hold(client, "CALM", "10");
    await hold(client, "DEAR", "1");
    await client.order({ side: "sell", type: "limit", limit_price: "150", qty: "10" });
    await client.wait(1_000);
    const held = await client.delete("/v2/positions");
    expect(held.status).toBe(207);
    expect(held.body).toMatchObject([
      { symbol: "CALM", status: 403, body: { code: 40310000, available: "0", held_for_orders: "10" } },
      { symbol: "DEAR", status: 200, body: { side: "sell", qty: "1" } },
    ]);
    await client.wait(1_000);
    const closed = await client.delete("/v2/positions?cancel_orders=true");
    expect(closed.body).toMatchObject([{ symbol: "CALM", status: 200, body: { qty: "10" } }]);
    await client.wait(1_000);
    expect(await client.positions()).toEqual([]);
    expect((await client.get("/v2/orders")).body).toEqual([]);
  });

  it("of nothing answers an empty list", async ({ expect }) => {
    expect(await openClient().delete("/v2/positions")).toMatchObject({ status: 207, body: [] });
  });

  it("keeps new orders by dollars out until it is done", async ({ expect }) => {
    const client = openClient();
    await hold(client, "CALM", "10");
    await admin(client.exchange, "POST", "/halts", { symbol: "CALM", halted: true });
    await client.delete("/v2/positions/CALM");
    expect(await client.order({ notional: "100" })).toMatchObject({
      status: 403,
      body: {
        code: 40310000,
        message: "unable to open new notional orders while having open closing position orders",
      },
    });
    expect((await client.order({ symbol: "DEAR", notional: "100" })).status).toBe(200);
    await admin(client.exchange, "POST", "/halts", { symbol: "CALM", halted: false });
    await client.wait(2_000);
    expect((await client.order({ notional: "100" })).status).toBe(200);
  });
});
