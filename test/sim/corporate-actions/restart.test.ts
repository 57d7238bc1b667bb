import { describe, it } from "vitest";
import { admin, openClient } from "../support/client.ts";
import { buy, script } from "../support/corporate-actions.ts";
import { restarted } from "../support/restart.ts";
import { MONDAY, TUESDAY, moveTo } from "../support/sessions.ts";

const READ = [
  "/v2/account",
  "/v2/account/activities",
  "/v2/account/configurations",
  "/v2/account/portfolio/history?timeframe=1D&period=1W",
  "/v2/positions",
  "/v2/assets",
];

describe("an exchange that is restarted among corporate actions", () => {
  it("keeps those that happened, those to come, and everything else that was set", async ({ expect }) => {
    const before = openClient({ fees: true });
    await buy(before, "10");
    await buy(before, "2", "DEAR");
    await before.order({ symbol: "DEAR", side: "sell", qty: "1" });
    await script(before, { type: "symbol-change", newSymbol: "SERENE" });
    await script(before, { type: "dividend", symbol: "DEAR", cash: "1" });
    await script(before, { type: "split", symbol: "DEAR", factor: 4, date: TUESDAY });
    await before.patch("/v2/account/configurations", { no_shorting: true });
    const account = `/accounts/${before.keys.accountId}`;
    await admin(before.exchange, "PATCH", account, { liquidationOnly: true });
    await admin(before.exchange, "PATCH", "/assets/PENNY", { tradable: false });
    await moveTo(before.exchange, MONDAY, "12:00");
    await before.order({ symbol: "DEAR", side: "sell", qty: "1" });
    await before.wait(1_000);

    const after = restarted(before);
    for (const path of READ) {
      expect((await after.get(path)).body, path).toEqual((await before.get(path)).body);
    }
    for (const path of ["/corporate-actions", "/accounts"]) {
      const expected = (await admin(before.exchange, "GET", path)).body;
      expect((await admin(after.exchange, "GET", path)).body, path).toEqual(expected);
    }
    for (const client of [before, after]) await moveTo(client.exchange, TUESDAY, "16:00");
    for (const path of READ) {
      expect((await after.get(path)).body, path).toEqual((await before.get(path)).body);
    }
  });

  it("reads a state that was written before there were any", async ({ expect }) => {
    const before = openClient();
    await buy(before, "1");
    const state = before.exchange.snapshotState();
    for (const account of state.accounts) {
      delete account.nonTradeActivities;
      delete account.closings;
      delete account.flags;
      delete account.configurations;
      delete account.paysFees;
      delete account.fillsCharged;
    }
    delete state.corporateActions;
    delete state.assets;
    const after = restarted(before, {}, state);
    expect(await after.account()).toMatchObject({ status: "ACTIVE", cash: "9899.99" });
  });
});
