import { describe, it } from "vitest";
import { admin, openClient } from "../support/client.ts";
import type { Answer, Client } from "../support/client.ts";
import { MONDAY, moveTo } from "../support/sessions.ts";

async function transfer(client: Client, body: Record<string, unknown>): Promise<Answer> {
  return admin(client.exchange, "POST", `/accounts/${client.keys.accountId}/transfers`, body);
}

describe("a transfer", () => {
  it("brings cash into the account and is listed as a deposit", async ({ expect }) => {
    const client = openClient();
    const { status, body } = await transfer(client, { amount: "250.25" });
    expect(status).toBe(200);
    expect((await client.get("/v2/account/activities/CSD")).body).toEqual([body]);
    expect(body).toEqual({
      id: expect.stringMatching(/^20261120000000000::/),
      activity_type: "CSD",
      date: "2026-11-20",
      net_amount: "250.25",
      description: "Cash deposit",
      currency: "USD",
      status: "executed",
      created_at: "2026-11-20T20:45:00Z",
    });
    expect(await client.account()).toMatchObject({
      cash: "10250.25",
      equity: "10250.25",
      buying_power: "10250.25",
      intraday_adjustments: "250.25",
    });
    await moveTo(client.exchange, MONDAY);
    expect((await client.account()).intraday_adjustments).toBe("0");
  });

  it("takes cash out, as much as no open order needs", async ({ expect }) => {
    const client = openClient();
    await client.order({ type: "limit", limit_price: "90", qty: "100" });
    expect(await transfer(client, { amount: "-1000.01" })).toMatchObject({
      status: 422,
      body: { message: "amount: only 1000 dollars of cash are free" },
    });
    expect((await transfer(client, { amount: -1000 })).body).toMatchObject({
      activity_type: "CSW",
      net_amount: "-1000",
    });
    expect(await client.account()).toMatchObject({ cash: "9000", buying_power: "0" });
  });

  it("can be a journal or interest, which is charged whatever there is", async ({ expect }) => {
    const client = openClient();
    await transfer(client, { amount: "1.5", kind: "interest" });
    await transfer(client, { amount: "100", kind: "journal" });
    await transfer(client, { amount: "-20000", kind: "interest" });
    const interest = (await client.get("/v2/account/activities/INT")).body;
    expect(interest).toHaveLength(2);
    expect(interest).toContainEqual(expect.objectContaining({ activity_sub_type: "CDT", net_amount: "1.5" }));
    expect(interest).toContainEqual(
      expect.objectContaining({ activity_sub_type: "MGN", net_amount: "-20000" }),
    );
    expect((await client.get("/v2/account/activities/JNLC")).body).toContainEqual(
      expect.objectContaining({ net_amount: "100", description: "Cash journal" }),
    );
    expect(await client.account()).toMatchObject({ cash: "-9898.5", buying_power: "0" });
  });

  it("can be a charge or a credit about a security, and a dividend on so many of its shares", async ({
    expect,
  }) => {
    const client = openClient();
    await transfer(client, { amount: "-3", kind: "fee", symbol: "CALM" });
    await transfer(client, { amount: "10", kind: "dividend", symbol: "CALM", qty: "3" });
    await transfer(client, { amount: "-1.5", kind: "withholding", symbol: "CALM" });
    const { body } = await client.get("/v2/account/activities?category=non_trade_activity");
    for (const row of [
      { activity_type: "FEE", activity_sub_type: "COM", symbol: "CALM", net_amount: "-3" },
      { activity_type: "DIV", symbol: "CALM", qty: "3", per_share_amount: "3.333333", net_amount: "10" },
      { activity_type: "DIVNRA", symbol: "CALM", net_amount: "-1.5" },
    ]) {
      expect(body).toContainEqual(expect.objectContaining(row));
    }
    for (const [details, message] of [
      [{ symbol: "CALM" }, "symbol: transfer is about no security"],
      [{ kind: "fee", qty: "3" }, "qty: fee is not paid on shares"],
      [{ kind: "dividend", qty: "3" }, "symbol: of which security the shares are is missing"],
      [{ kind: "dividend", symbol: "CALM", qty: "0" }, "qty: is not a number of shares above zero"],
    ] as const) {
      expect(await transfer(client, { amount: "1", ...details })).toMatchObject({
        status: 422,
        body: { message },
      });
    }
  });

  it("is refused while transfers are blocked, for no amount and for an unknown account", async ({
    expect,
  }) => {
    const client = openClient();
    const flags = { transfersBlocked: true };
    await admin(client.exchange, "PATCH", `/accounts/${client.keys.accountId}`, flags);
    expect((await transfer(client, { amount: "1" })).body.message).toBe(
      "the account's transfers are blocked",
    );
    expect((await transfer(client, { amount: "0" })).body.message).toBe("amount: must not be zero");
    expect((await transfer(client, { amount: "1.001" })).status).toBe(422);
    expect((await admin(client.exchange, "POST", "/accounts/nobody/transfers", { amount: "1" })).status).toBe(
      404,
    );
  });
});
