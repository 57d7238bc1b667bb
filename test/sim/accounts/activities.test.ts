import { describe, it } from "vitest";
import { Client, admin, openClient } from "../support/client.ts";

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

/** What was booked on a date comes in no order of its own: its ids say no time. */
const BOOKED = ["CSD 5", "CSD 7", "JNLC 10000"];

describe("the list of activities", () => {
  it("begins with the cash that the account was opened with", async ({ expect }) => {
    const client = openClient();
    expect((await client.get("/v2/account/activities")).body).toMatchObject([
      { activity_type: "JNLC", net_amount: "10000", date: "2026-11-20", status: "executed" },
    ]);
    expect(await client.account()).toMatchObject({ cash: "10000", intraday_adjustments: "0" });
    const penniless = new Client(client.exchange, client.exchange.addAccount({ cash: "0" }));
    expect((await penniless.get("/v2/account/activities")).body).toEqual([]);
  });

  it("goes by the ids: what is no execution stands before those of its date, whenever it was booked", async ({
    expect,
  }) => {
    const client = await threeActivities();
    const ascending = await typesOf(client, "?direction=asc");
    expect(ascending.at(-1)).toBe("FILL 1");
    expect(ascending.slice(0, 3).toSorted()).toEqual(BOOKED);
    const descending = await typesOf(client, "");
    expect(descending).toEqual(ascending.toReversed());
    const { body } = await client.get("/v2/account/activities?direction=asc");
    const ids = body.map(({ id }: { id: string }) => id);
    expect(ids).toEqual(ids.toSorted());
  });

  it("can be had by type, by group of types and by category", async ({ expect }) => {
    const client = await threeActivities();
    expect(await typesOf(client, "/FILL")).toEqual(["FILL 1"]);
    expect(await typesOf(client, "?activity_types=CSW,FILL")).toEqual(["FILL 1"]);
    expect((await typesOf(client, "/TRANS")).toSorted()).toEqual(["CSD 5", "CSD 7"]);
    expect(await typesOf(client, "/MISC")).toEqual(["JNLC 10000"]);
    expect(await typesOf(client, "?category=trade_activity")).toEqual(["FILL 1"]);
    expect((await typesOf(client, "?category=non_trade_activity")).toSorted()).toEqual(BOOKED);
  });

  it("can be had by order, date and instant", async ({ expect }) => {
    const client = await threeActivities();
    const [order] = (await client.get("/v2/orders?status=all")).body;
    expect(await typesOf(client, `?order_id=${order.id}`)).toEqual(["FILL 1"]);
    expect(await typesOf(client, "?date=2026-11-20")).toHaveLength(4);
    expect(await typesOf(client, "?date=2026-11-21")).toEqual([]);
    expect(await typesOf(client, "?after=2026-11-20T20:46:00Z")).toEqual(["CSD 7"]);
    expect(await typesOf(client, "?until=2026-11-20T20:46:00Z")).toEqual(["FILL 1", "JNLC 10000"]);
  });

  it("goes on after any activity of the account, and after no other", async ({ expect }) => {
    const client = await threeActivities();
    const [fill, booked] = (await client.get("/v2/account/activities")).body;
    expect(await typesOf(client, `/FILL?direction=asc&page_token=${booked.id}`)).toEqual(["FILL 1"]);
    expect(await typesOf(client, `/FILL?page_token=${fill.id}`)).toEqual([]);
    expect(await typesOf(client, "?page_token=")).toHaveLength(4);
    expect(await client.get("/v2/account/activities?page_token=none")).toMatchObject({
      status: 422,
      body: { code: 40010001, message: "invalid page_token: none" },
    });
  });

  it("is paged by the id of the last row, across both kinds", async ({ expect }) => {
    const client = await threeActivities();
    const seen: string[] = [];
    for (let token = ""; ;) {
      const page = (await client.get(`/v2/account/activities?page_size=2${token}`)).body;
      if (page.length === 0) break;
      expect(page).toHaveLength(2);
      seen.push(...page.map(({ id }: { id: string }) => id));
      token = `&page_token=${page.at(-1).id}`;
    }
    expect(new Set(seen).size).toBe(4);
    expect(seen[1]).toMatch(/^20261120000000000::[0-9a-f-]{36}$/);
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
