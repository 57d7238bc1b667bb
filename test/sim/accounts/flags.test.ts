import { describe, it } from "vitest";
import { admin, openClient } from "../support/client.ts";

describe("the operator", () => {
  it("blocks an account, which the account then shows", async ({ expect }) => {
    const client = openClient();
    const path = `/accounts/${client.keys.accountId}`;
    const changed = await admin(client.exchange, "PATCH", path, {
      tradingBlocked: true,
      accountBlocked: true,
      status: "ACCOUNT_UPDATED",
    });
    expect(changed.body).toEqual({
      accountId: client.keys.accountId,
      status: "ACCOUNT_UPDATED",
      tradingBlocked: true,
      transfersBlocked: false,
      accountBlocked: true,
      liquidationOnly: false,
      pdtProtected: false,
      fees: false,
    });
    expect(await client.account()).toMatchObject({
      status: "ACCOUNT_UPDATED",
      trading_blocked: true,
      transfers_blocked: false,
      account_blocked: true,
    });
    await admin(client.exchange, "PATCH", path, { tradingBlocked: false });
    expect(await client.account()).toMatchObject({ trading_blocked: false, account_blocked: true });
    expect((await admin(client.exchange, "GET", "/accounts")).body).toMatchObject([{ accountBlocked: true }]);
  });

  it("is told which flag an account does not have", async ({ expect }) => {
    const client = openClient();
    const path = `/accounts/${client.keys.accountId}`;
    expect((await admin(client.exchange, "PATCH", path, { blocked: true })).status).toBe(422);
    expect((await admin(client.exchange, "PATCH", path, { status: "FINE" })).status).toBe(422);
    expect((await admin(client.exchange, "PATCH", "/accounts/nobody", {})).status).toBe(404);
  });

  it("changes what may be done with an asset", async ({ expect }) => {
    const client = openClient();
    const changes = { fractionable: false, shortable: false, marginable: false };
    const changed = await admin(client.exchange, "PATCH", "/assets/CALM", changes);
    expect(changed.body).toMatchObject({ symbol: "CALM", tradable: true, ...changes });
    expect((await client.get("/v2/assets/CALM")).body).toMatchObject({
      ...changes,
      tradable: true,
      borrow_status: "hard_to_borrow",
      status: "active",
    });
    expect((await client.order({ qty: "0.5" })).body.message).toBe('asset "CALM" is not fractionable');
    await admin(client.exchange, "PATCH", "/assets/CALM", { tradable: false });
    expect((await client.order({ qty: "1" })).body.message).toBe('asset "CALM" is not tradable');
    expect((await admin(client.exchange, "PATCH", "/assets/NONE", {})).status).toBe(404);
    expect((await admin(client.exchange, "PATCH", "/assets/CALM", { halted: true })).status).toBe(422);
  });
});
