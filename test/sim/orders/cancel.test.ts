import { describe, it } from "vitest";
import { openClient } from "../support/client.ts";

const RESTING = { type: "limit", limit_price: "90", qty: "10" };

describe("a cancel", () => {
  it("is answered at once and done a moment later", async ({ expect }) => {
    const client = openClient();
    const { body } = await client.order(RESTING);
    await client.wait(1_000);
    expect((await client.delete(`/v2/orders/${body.id}`)).status).toBe(204);
    expect(await client.read(body.id)).toMatchObject({ status: "pending_cancel", canceled_at: null });
    const again = await client.delete(`/v2/orders/${body.id}`);
    expect(again).toMatchObject({ status: 422, body: { code: 42210000, message: "order pending cancel" } });
    await client.wait(150);
    expect(await client.read(body.id)).toMatchObject({ status: "canceled", filled_qty: "0" });
    expect((await client.read(body.id)).canceled_at).not.toBeNull();
    expect((await client.delete(`/v2/orders/${body.id}`)).body.message).toBe("order is not cancelable");
  });

  it("loses to a fill that comes first", async ({ expect }) => {
    const client = openClient({ fills: { fillAfter: 100, cancelAfter: 150 } });
    const { body } = await client.order({ qty: "10" });
    expect((await client.delete(`/v2/orders/${body.id}`)).status).toBe(204);
    await client.wait(1_000);
    expect(await client.read(body.id)).toMatchObject({
      status: "filled",
      filled_qty: "10",
      canceled_at: null,
    });
    expect(await client.positions()).toMatchObject([{ qty: "10" }]);
  });

  it("keeps what a partial fill already brought", async ({ expect }) => {
    const client = openClient({ fills: { partial: { fraction: 0.3, delay: 60_000 } } });
    const { body } = await client.order({ qty: "10" });
    await client.wait(200);
    expect(await client.read(body.id)).toMatchObject({ status: "partially_filled", filled_qty: "3" });
    await client.delete(`/v2/orders/${body.id}`);
    expect((await client.account()).buying_power).toBe("8982.39");
    await client.wait(1_000);
    expect(await client.read(body.id)).toMatchObject({ status: "canceled", filled_qty: "3" });
    expect(await client.account()).toMatchObject({ cash: "9699.97", buying_power: "9699.97" });
  });

  it("of everything answers a row per open order, with the order as it stands", async ({ expect }) => {
    const client = openClient();
    expect(await client.delete("/v2/orders")).toMatchObject({ status: 207, body: [] });
    const first = await client.order(RESTING);
    const second = await client.order({ ...RESTING, symbol: "DEAR" });
    await client.delete(`/v2/orders/${first.body.id}`);
    expect((await client.delete("/v2/orders")).body).toEqual([
      { id: first.body.id, status: 422, body: { code: 42210000, message: "order pending cancel" } },
      { id: second.body.id, status: 200, body: { ...second.body, status: "pending_cancel" } },
    ]);
    await client.wait(1_000);
    expect((await client.get("/v2/orders")).body).toEqual([]);
  });

  it("of an unknown order is refused", async ({ expect }) => {
    const client = openClient();
    const id = "00000000-0000-4000-8000-000000000000";
    expect(await client.delete(`/v2/orders/${id}`)).toMatchObject({
      status: 404,
      body: { code: 40410000, message: `order not found for ${id}` },
    });
    expect(await client.delete("/v2/orders/17")).toMatchObject({
      status: 422,
      body: { code: 40010001, message: "order_id is missing" },
    });
  });
});
