import { describe, it } from "vitest";
import { admin, openClient } from "../support/client.ts";
import type { Client } from "../support/client.ts";

const NOT_AUTHORIZED = {
  status: 403,
  body: { code: 40310000, message: "account is not authorized to trade" },
};

async function flag(client: Client, flags: Record<string, unknown>): Promise<void> {
  const { status, body } = await admin(client.exchange, "PATCH", `/accounts/${client.keys.accountId}`, flags);
  if (status !== 200) throw new Error(body.message);
}

describe("an account", () => {
  for (const flags of [{ tradingBlocked: true }, { accountBlocked: true }, { status: "ACTION_REQUIRED" }]) {
    it(`places no order with ${JSON.stringify(flags)}`, async ({ expect }) => {
      const client = openClient();
      await flag(client, flags);
      expect(await client.order({ qty: "1" })).toMatchObject(NOT_AUTHORIZED);
    });
  }

  it("that its owner has suspended places no order", async ({ expect }) => {
    const client = openClient();
    await client.patch("/v2/account/configurations", { suspend_trade: true });
    expect(await client.order({ qty: "1" })).toMatchObject(NOT_AUTHORIZED);
    await client.patch("/v2/account/configurations", { suspend_trade: false });
    expect((await client.order({ qty: "1" })).status).toBe(200);
  });

  it("restricted to liquidation sells and buys no more", async ({ expect }) => {
    const client = openClient();
    await client.order({ qty: "10" });
    await client.wait(1_000);
    await flag(client, { liquidationOnly: true });
    expect(await client.order({ qty: "1" })).toMatchObject({
      status: 403,
      body: { code: 40310000, message: "account is restricted to liquidation only" },
    });
    expect((await client.order({ side: "sell", qty: "10" })).status).toBe(200);
  });

  it("under pattern day trading protection is refused with a code of its own", async ({ expect }) => {
    const client = openClient();
    await flag(client, { pdtProtected: true });
    expect(await client.order({ qty: "1" })).toMatchObject({
      status: 403,
      body: { code: 40310100, message: "trade denied due to pattern day trading protection" },
    });
  });

  it("without fractional trading orders whole shares only", async ({ expect }) => {
    const client = openClient();
    await client.patch("/v2/account/configurations", { fractional_trading: false });
    expect((await client.order({ qty: "1.5" })).body).toEqual({
      code: 40010001,
      message: "qty must be integer",
    });
    expect((await client.order({ notional: "50" })).body).toEqual({
      code: 40010001,
      message: "qty is required",
    });
    expect((await client.order({ qty: "1" })).status).toBe(200);
  });
});
