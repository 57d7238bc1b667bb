import { describe, it } from "vitest";
import { openClient } from "../support/client.ts";
import type { Client } from "../support/client.ts";

async function ids(client: Client, query: string): Promise<string[]> {
  const { body } = await client.get(`/v2/orders?${query}`);
  return body.map((order: { client_order_id: string }) => order.client_order_id);
}

/** Five orders sent in the same millisecond, of which CALM's fill and DEAR's rest. */
async function fiveOrders(): Promise<Client> {
  const client = openClient();
  for (const id of ["a", "b", "c"]) await client.order({ client_order_id: id, qty: "1" });
  for (const id of ["d", "e"]) {
    await client.order({ client_order_id: id, symbol: "DEAR", type: "limit", limit_price: "300", qty: "1" });
  }
  await client.wait(1_000);
  return client;
}

describe("the list of orders", () => {
  it("shows the open ones, newest first, unless asked otherwise", async ({ expect }) => {
    const client = await fiveOrders();
    expect(await ids(client, "")).toEqual(["e", "d"]);
    expect(await ids(client, "status=closed")).toEqual(["c", "b", "a"]);
    expect(await ids(client, "status=all&direction=asc")).toEqual(["a", "b", "c", "d", "e"]);
    expect(await ids(client, "status=all&symbols=CALM,BRK.B&side=buy")).toEqual(["c", "b", "a"]);
    expect(await ids(client, "status=all&side=sell")).toEqual([]);
  });

  it("is paged by order id and by instants, both exclusive", async ({ expect }) => {
    const client = await fiveOrders();
    const orders = (await client.get("/v2/orders?status=all&direction=asc")).body;
    const [, second, , fourth] = orders;
    expect(await ids(client, `status=all&direction=asc&limit=2&after_order_id=${second.id}`)).toEqual([
      "c",
      "d",
    ]);
    expect(await ids(client, `status=all&before_order_id=${second.id}`)).toEqual(["a"]);
    const between = `after=${second.submitted_at}&until=${fourth.submitted_at}`;
    expect(await ids(client, `status=all&${between}`)).toEqual(["c"]);
  });

  it("holds 50 unless asked for more, and refuses more than 500", async ({ expect }) => {
    const client = openClient({ requestsPerMinute: 1_000 });
    for (let index = 0; index < 60; index++) {
      await client.order({ type: "limit", limit_price: "1.5", qty: "1" });
    }
    expect(await ids(client, "")).toHaveLength(50);
    expect(await ids(client, "limit=500")).toHaveLength(60);
    expect((await client.get("/v2/orders?limit=501")).status).toBe(422);
    expect((await client.get("/v2/orders?after=yesterday")).status).toBe(422);
  });
});
