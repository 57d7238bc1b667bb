import { describe, it } from "vitest";
import { openClient } from "../support/client.ts";
import type { Client } from "../support/client.ts";
import { buy } from "../support/corporate-actions.ts";
import { friday, strike } from "../support/faults.ts";

const POSITIONS = { method: "GET", path: "/v2/positions" };

/** A client that holds two CALM and one DEAR. */
async function holder(): Promise<Client> {
  const client = openClient();
  await buy(client, "2");
  await buy(client, "1", "DEAR");
  return client;
}

async function symbols(client: Client, path = "/v2/positions"): Promise<string[]> {
  return (await client.get(path)).body.map(({ symbol }: { symbol: string }) => symbol);
}

describe("a list of positions", () => {
  it("is empty once although the account holds shares, with the status of a good answer", async ({
    expect,
  }) => {
    const client = await holder();
    await strike(client, { match: POSITIONS, action: "omit-rows" });
    expect(await client.get("/v2/positions")).toMatchObject({ status: 200, body: [] });
    expect(await symbols(client)).toEqual(["CALM", "DEAR"]);
  });

  it("is too short, by what is left of it or by the rows of a symbol", async ({ expect }) => {
    const client = await holder();
    await strike(client, { match: POSITIONS, action: "omit-rows", keep: 1 });
    expect(await symbols(client)).toEqual(["CALM"]);
    await strike(client, { match: POSITIONS, action: "omit-rows", where: { symbol: "CALM" } });
    expect(await symbols(client)).toEqual(["DEAR"]);
  });

  it("has a symbol in two rows, of which the second says another quantity", async ({ expect }) => {
    const client = await holder();
    await strike(client, {
      match: POSITIONS,
      action: "repeat-rows",
      where: { symbol: "CALM" },
      fields: { qty: "0.002", qty_available: "0.002" },
    });
    const rows = (await client.get("/v2/positions")).body;
    expect(rows).toMatchObject([
      { symbol: "CALM", qty: "2" },
      { symbol: "CALM", qty: "0.002", qty_available: "0.002", current_price: "100" },
      { symbol: "DEAR", qty: "1" },
    ]);
  });

  it("does not say what one of the symbols is worth", async ({ expect }) => {
    const client = await holder();
    const where = { symbol: "CALM" };
    await strike(client, { match: POSITIONS, action: "null-fields", where, fields: ["market_value"] });
    expect((await client.get("/v2/positions")).body).toMatchObject([
      { symbol: "CALM", qty: "2", market_value: null },
      { symbol: "DEAR", market_value: "400" },
    ]);
  });

  it("writes a number of one symbol as nobody would", async ({ expect }) => {
    const client = await holder();
    const where = { symbol: "DEAR" };
    await strike(client, { match: POSITIONS, action: "add-fields", where, fields: { qty: "1e+0" } });
    expect((await client.get("/v2/positions")).body).toMatchObject([{ qty: "2" }, { qty: "1e+0" }]);
    await strike(client, { match: POSITIONS, action: "omit-fields", where, fields: ["current_price"] });
    const [calm, dear] = (await client.get("/v2/positions")).body;
    expect(calm).toHaveProperty("current_price");
    expect(dear).not.toHaveProperty("current_price");
  });
});

describe("a list of activities", () => {
  it("tells one twice, and all of them in another order", async ({ expect }) => {
    const client = await holder();
    const path = "/v2/account/activities";
    const ids = async () => (await client.get(path)).body.map(({ id }: { id: string }) => id);
    const told = await ids();
    const where = { symbol: "DEAR" };
    await strike(client, { match: { path }, action: "repeat-rows", where });
    expect(await ids()).toEqual([told[0], ...told]);
    await strike(client, { match: { path }, action: "shuffle-rows" });
    const shuffled = await ids();
    expect(shuffled).not.toEqual(told);
    expect(shuffled.toSorted()).toEqual(told.toSorted());
    expect(await ids()).toEqual(told);
  });
});

describe("an account", () => {
  it("has nothing for one poll", async ({ expect }) => {
    const client = await holder();
    await strike(client, { match: { path: "/v2/account" }, action: "zero-balances" });
    const zero = await client.account();
    expect(zero).toMatchObject({
      status: "ACTIVE",
      multiplier: "1",
      cash: "0",
      equity: "0",
      buying_power: "0",
      portfolio_value: "0",
      long_market_value: "0",
    });
    expect(await client.positions()).toHaveLength(2);
    expect(await client.account()).toMatchObject({ equity: "9999.94" });
  });
});

describe("an order that is there", () => {
  it("is not found once by its client id", async ({ expect }) => {
    const client = openClient();
    await client.order({ qty: 1, client_order_id: "run-1" });
    const path = "/v2/orders:by_client_order_id";
    await strike(client, { match: { path }, action: "not-found" });
    expect(await client.get(`${path}?client_order_id=run-1`)).toMatchObject({
      status: 404,
      body: { code: 40410000, message: "order not found for run-1" },
    });
    expect((await client.get(`${path}?client_order_id=run-1`)).status).toBe(200);
  });

  it("and positions and assets are missed in their own words", async ({ expect }) => {
    const client = await holder();
    await strike(client, { match: { pathPrefix: "/v2/" }, action: "not-found", times: 2 });
    expect((await client.get("/v2/positions/CALM")).body.message).toBe("position does not exist");
    expect((await client.get("/v2/assets/CALM")).body.message).toBe("asset not found for CALM");
  });
});

describe("a fault that lasts", () => {
  it("strikes until its time is over, however often it is met", async ({ expect }) => {
    const client = openClient();
    const fault = { match: { path: "/v2/account" }, action: "status", status: 503, lasts: 60_000 };
    expect(await strike(client, fault)).toMatchObject({ times: "always", lasts: 60_000 });
    expect((await client.get("/v2/account")).status).toBe(503);
    await client.exchange.clock.advanceTo(friday("15:45:59"));
    expect((await client.get("/v2/account")).status).toBe(503);
    await client.exchange.clock.advanceTo(friday("15:46"));
    expect((await client.get("/v2/account")).status).toBe(200);
  });

  it("ends earlier when it has struck as often as it was to", async ({ expect }) => {
    const client = openClient();
    await strike(client, { match: {}, action: "status", status: 503, lasts: 60_000, times: 1 });
    expect((await client.get("/v2/account")).status).toBe(503);
    expect((await client.get("/v2/account")).status).toBe(200);
  });
});
