import { describe, it } from "vitest";
import { Client, admin, openClient, openExchange } from "../support/client.ts";

const DEFAULTS = {
  fractional_trading: true,
  max_margin_multiplier: "4",
  no_shorting: false,
  ptp_no_exception_entry: false,
  suspend_trade: false,
  trade_confirm_email: "all",
  max_options_trading_level: 3,
  disable_overnight_trading: false,
};

describe("an account's configurations", () => {
  it("are changed field by field", async ({ expect }) => {
    const client = openClient();
    expect((await client.get("/v2/account/configurations")).body).toEqual(DEFAULTS);
    const changed = await client.patch("/v2/account/configurations", {
      suspend_trade: true,
      no_shorting: true,
    });
    expect(changed).toMatchObject({
      status: 200,
      body: { ...DEFAULTS, suspend_trade: true, no_shorting: true },
    });
    expect((await client.account()).trade_suspended_by_user).toBe(true);
    await client.patch("/v2/account/configurations", { suspend_trade: false });
    expect((await client.account()).trade_suspended_by_user).toBe(false);
  });

  it("lower the margin that the account was opened with, and never raise it", async ({ expect }) => {
    const exchange = openExchange();
    const margin = new Client(exchange, exchange.addAccount({ cash: "10000", multiplier: 2 }));
    expect(await margin.account()).toMatchObject({ multiplier: "2", buying_power: "20000" });
    await margin.patch("/v2/account/configurations", { max_margin_multiplier: "1" });
    expect(await margin.account()).toMatchObject({ multiplier: "1", buying_power: "10000" });
    const cash = new Client(exchange);
    await cash.patch("/v2/account/configurations", { max_margin_multiplier: "4" });
    expect((await cash.account()).multiplier).toBe("1");
  });

  it("refuse values that do not exist", async ({ expect }) => {
    const client = openClient();
    const refused = await client.patch("/v2/account/configurations", { trade_confirm_email: "some" });
    expect(refused).toMatchObject({ status: 422, body: { message: "invalid trade_confirm_email" } });
    expect((await client.patch("/v2/account/configurations", [])).status).toBe(422);
    expect((await client.get("/v2/account/configurations")).body).toEqual(DEFAULTS);
  });

  it("still hold the checks of pattern day trading where accounts still show its fields", async ({
    expect,
  }) => {
    const client = openClient();
    await admin(client.exchange, "PATCH", "/settings", { pdtFields: true });
    const changed = await client.patch("/v2/account/configurations", { pdt_check: "both" });
    expect(changed.body).toMatchObject({ ...DEFAULTS, pdt_check: "both", dtbp_check: "entry" });
  });
});
