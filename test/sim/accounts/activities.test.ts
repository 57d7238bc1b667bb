import { describe, it } from "vitest";
import { admin, openClient } from "../support/client.ts";
import type { Client } from "../support/client.ts";

async function deposit(client: Client, amount: string): Promise<void> {
  await admin(client.exchange, "POST", `/accounts/${client.keys.accountId}/transfers`, { amount });
}

/** Bought a share at 15:45, deposited $5 a minute later and $7 another minute later. */
async function threeActivities(): Promise<Client> {
  const client = openClient();
  await client.order({ qty: "1" });
  await client.wait(60_000);
  await deposit(client, "5");
  await client.wait(60_000);
  await deposit(client, "7");
  return client;
}

async function typesOf(client: Client, query: string): Promise<string[]> {
  const { body } = await client.get(`/v2/account/activities${query}`);
  return body.map(
    (row: Record<string, string>) => `${row["activity_type"]} ${row["net_amount"] ?? row["qty"]}`,
  );
}

describe("the list of activities", () => {
  it("holds executions and everything else together, newest first or oldest first", async ({ expect }) => {
    const client = await threeActivities();
    expect(await typesOf(client, "")).toEqual(["CSD 7", "CSD 5", "FILL 1"]);
    expect(await typesOf(client, "?direction=asc")).toEqual(["FILL 1", "CSD 5", "CSD 7"]);
  });

  it("can be had by type, by group of types and by category", async ({ expect }) => {
    const client = await threeActivities();
    expect(await typesOf(client, "/FILL")).toEqual(["FILL 1"]);
    expect(await typesOf(client, "?activity_types=CSW,FILL")).toEqual(["FILL 1"]);
    expect(await typesOf(client, "/TRANS")).toEqual(["CSD 7", "CSD 5"]);
    expect(await typesOf(client, "/MISC")).toEqual([]);
    expect(await typesOf(client, "?category=trade_activity")).toEqual(["FILL 1"]);
    expect(await typesOf(client, "?category=non_trade_activity")).toEqual(["CSD 7", "CSD 5"]);
  });

  it("can be had by order, date and instant", async ({ expect }) => {
    const client = await threeActivities();
    const [order] = (await client.get("/v2/orders?status=all")).body;
    expect(await typesOf(client, `?order_id=${order.id}`)).toEqual(["FILL 1"]);
    expect(await typesOf(client, "?date=2026-11-20")).toHaveLength(3);
    expect(await typesOf(client, "?date=2026-11-21")).toEqual([]);
    expect(await typesOf(client, "?after=2026-11-20T20:46:00Z")).toEqual(["CSD 7"]);
    expect(await typesOf(client, "?until=2026-11-20T20:46:00Z")).toEqual(["FILL 1"]);
  });

  it("goes on after any activity of the account, and after no other", async ({ expect }) => {
    const client = await threeActivities();
    const [, deposited] = (await client.get("/v2/account/activities")).body;
    expect(await typesOf(client, `/FILL?page_token=${deposited.id}`)).toEqual(["FILL 1"]);
    expect(await typesOf(client, `/FILL?direction=asc&page_token=${deposited.id}`)).toEqual([]);
    expect(await typesOf(client, "?page_token=")).toHaveLength(3);
    expect(await client.get("/v2/account/activities?page_token=none")).toMatchObject({
      status: 422,
      body: { code: 40010001, message: "invalid page_token: none" },
    });
  });

  it("is paged by the id of the last row, across both kinds", async ({ expect }) => {
    const client = await threeActivities();
    const first = (await client.get("/v2/account/activities?page_size=2")).body;
    expect(first).toHaveLength(2);
    expect(first[1].id).toMatch(/^20261120000000000::[0-9a-f-]{36}$/);
    expect(await typesOf(client, `?page_size=2&page_token=${first[1].id}`)).toEqual(["FILL 1"]);
  });

  it("refuses types that do not exist, and a category together with types", async ({ expect }) => {
    const client = openClient();
    expect(await client.get("/v2/account/activities/INVALID")).toMatchObject({
      status: 422,
      body: { code: 40010001, message: "invalid activity type: INVALID" },
    });
    const both = await client.get("/v2/account/activities?category=trade_activity&activity_types=FILL");
    expect(both.status).toBe(422);
    expect((await client.get("/v2/account/activities?category=trades")).status).toBe(422);
  });
});
