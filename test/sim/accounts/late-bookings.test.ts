import { describe, it } from "vitest";
import { admin, openClient } from "../support/client.ts";
import type { Answer, Client } from "../support/client.ts";
import { buy } from "../support/corporate-actions.ts";
import { restarted } from "../support/restart.ts";

const MINUTE = 60_000;

async function post(client: Client, what: string, body: Record<string, unknown>): Promise<Answer> {
  return admin(client.exchange, "POST", `/accounts/${client.keys.accountId}/${what}`, body);
}

/** What was booked besides executions and the cash of the opening. */
async function activities(client: Client): Promise<Answer["body"]> {
  const { body } = await client.get("/v2/account/activities?category=non_trade_activity");
  return body.filter((row: Answer["body"]) => row.activity_type !== "JNLC");
}

describe("a charge", () => {
  it("takes the cash first and is told later, with the date of the day that it is of", async ({ expect }) => {
    const client = openClient();
    await post(client, "transfers", {
      amount: "-10",
      kind: "fee",
      date: "2026-11-19",
      toldAfter: 5 * MINUTE,
    });
    expect((await client.account()).cash).toBe("9990");
    expect(await activities(client)).toEqual([]);
    await client.wait(5 * MINUTE);
    expect(await activities(client)).toMatchObject([
      {
        activity_type: "FEE",
        net_amount: "-10",
        date: "2026-11-19",
        created_at: "2026-11-20T20:50:00Z",
      },
    ]);
    expect((await client.account()).cash).toBe("9990");
  });

  it("is never told", async ({ expect }) => {
    const client = openClient();
    await post(client, "transfers", { amount: "-10", kind: "withholding", symbol: "CALM", toldAfter: null });
    await client.wait(60 * MINUTE);
    expect((await client.account()).cash).toBe("9990");
    expect(await activities(client)).toEqual([]);
  });
});

describe("a credit", () => {
  it("is told before its cash comes, also across a restart", async ({ expect }) => {
    const client = openClient();
    const credit = {
      amount: "25",
      kind: "dividend",
      symbol: "CALM",
      qty: "10",
      bookedAfter: MINUTE,
      toldAfter: 0,
    };
    await post(client, "transfers", credit);
    expect(await activities(client)).toMatchObject([
      { activity_type: "DIV", symbol: "CALM", qty: "10", per_share_amount: "2.5" },
    ]);
    const later = restarted(client);
    expect((await later.account()).cash).toBe("10000");
    await later.wait(MINUTE);
    expect((await later.account()).cash).toBe("10025");
    expect(await activities(later)).toHaveLength(1);
  });

  it("of a cash sweep says that nothing came, and names the dollars as shares", async ({ expect }) => {
    const client = openClient();
    await post(client, "transfers", { amount: "9.25", kind: "sweep" });
    expect((await client.account()).cash).toBe("10009.25");
    expect(await activities(client)).toMatchObject([
      {
        activity_type: "INT",
        activity_sub_type: "SWP",
        symbol: "SWEEPFDIC",
        net_amount: "0",
        qty: "9.25",
      },
    ]);
  });
});

describe("a trade that is busted after the order was over", () => {
  it("takes back shares and cash, and no activity says so", async ({ expect }) => {
    const client = openClient();
    const { body } = await client.order({ qty: "10", client_order_id: "run-1" });
    await client.wait(1_000);
    const before = (await client.get("/v2/account/activities")).body;
    const corrected = await post(client, "corrections", { order: "run-1", filledQty: "6" });
    expect(corrected).toMatchObject({ status: 200, body: { id: body.id, filled_qty: "6" } });
    expect(await client.read(body.id)).toMatchObject({
      status: "filled",
      qty: "10",
      filled_qty: "6",
      filled_avg_price: "100.01",
    });
    expect(await client.positions()).toMatchObject([{ qty: "6", avg_entry_price: "100.01" }]);
    expect((await client.account()).cash).toBe("9399.94");
    expect((await client.get("/v2/account/activities")).body).toEqual(before);
  });

  it("counts at another price", async ({ expect }) => {
    const client = openClient();
    const { body } = await client.order({ qty: "10" });
    await client.wait(1_000);
    await post(client, "corrections", { order: body.id, filledAvgPrice: "99.5" });
    expect(await client.read(body.id)).toMatchObject({ filled_qty: "10", filled_avg_price: "99.5" });
    expect((await client.account()).cash).toBe("9005");
    expect(await client.positions()).toMatchObject([{ avg_entry_price: "99.5" }]);
  });

  it("brings back what was sold", async ({ expect }) => {
    const client = openClient();
    await buy(client, "10");
    const { body } = await client.order({ side: "sell", qty: "10" });
    await client.wait(1_000);
    await post(client, "corrections", { order: body.id, filledQty: "0" });
    expect(await client.read(body.id)).toMatchObject({ filled_qty: "0", filled_avg_price: null });
    expect(await client.positions()).toMatchObject([{ qty: "10" }]);
    expect((await client.account()).cash).toBe("8999.9");
  });

  it("filled more than its cancelled order had said", async ({ expect }) => {
    const client = openClient();
    const { body } = await client.order({ type: "limit", limit_price: "90", qty: "10" });
    await client.wait(1_000);
    await client.delete(`/v2/orders/${body.id}`);
    await client.wait(1_000);
    await post(client, "corrections", { order: body.id, filledQty: "4", filledAvgPrice: "90" });
    expect(await client.read(body.id)).toMatchObject({ status: "canceled", filled_qty: "4" });
    expect(await client.positions()).toMatchObject([{ qty: "4" }]);
    expect((await client.account()).cash).toBe("9640");
  });

  it("is refused for an open order, beyond its size, and for shares that are gone", async ({ expect }) => {
    const client = openClient();
    const open = await client.order({ type: "limit", limit_price: "90", qty: "1" });
    const { body } = await client.order({ qty: "10" });
    await client.wait(1_000);
    await client.delete(`/v2/orders/${open.body.id}`);
    await client.wait(1_000);
    await client.order({ side: "sell", qty: "8" });
    await client.wait(1_000);
    const again = await client.order({ type: "limit", limit_price: "90", qty: "1" });
    for (const [correction, message] of [
      [{ order: "nobody" }, "order: there is no order nobody"],
      [{ order: again.body.id, filledQty: "1" }, `order: ${again.body.id} is still open`],
      [{ order: body.id, filledQty: "11" }, "filledQty: the order is for 10 shares"],
      [{ order: body.id, filledQty: "7" }, "filledQty: only 2 CALM are held"],
      [{ order: open.body.id, filledQty: "1" }, "filledAvgPrice: nothing has filled at a price yet"],
    ] as const) {
      expect(await post(client, "corrections", correction)).toMatchObject({ status: 422, body: { message } });
    }
  });

  it("and a charge can be steps of a scenario", async ({ expect }) => {
    const client = openClient();
    await client.order({ qty: "10", client_order_id: "run-1" });
    const account = client.keys.keyId;
    await admin(client.exchange, "POST", "/scenarios", {
      steps: [
        { at: "15:50", correction: { order: "run-1", filledQty: "6", account } },
        { at: "15:51", transfer: { amount: "-1", kind: "fee" } },
        { at: "15:52", transfer: { amount: "-1", kind: "fee", account: "nobody" } },
        { at: "15:52", correction: { order: "nobody", filledQty: "6" } },
      ],
    });
    await client.wait(10 * MINUTE);
    expect(await client.positions()).toMatchObject([{ qty: "6" }]);
    expect((await client.account()).cash).toBe("9398.94");
    const [scenario] = (await admin(client.exchange, "GET", "/scenarios")).body;
    expect(scenario.steps).toMatchObject([
      { state: "done" },
      { state: "done" },
      { state: "failed", problem: "account: there is no account nobody" },
      { state: "failed", problem: "order: there is no order nobody" },
    ]);
  });
});
