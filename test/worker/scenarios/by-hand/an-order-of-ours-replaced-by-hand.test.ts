import { describe, it } from "vitest";
import { accountAtExchange, ask, holdingsAtExchange } from "../../support/exchange-admin.ts";
import { expectSoundBooks } from "../../support/books.ts";
import { endOrderTroubles, troubleOrders } from "../../support/troubles/broker-troubles.ts";
import { quietMarket } from "../../support/market.ts";
import { activate, fixedWeights } from "../../support/strategies.ts";
import { openTradingDay } from "../../support/trading-day.ts";

describe("a buy of ours that its owner gives another price at the broker's site", () => {
  it("is the owner's own from then on: what it asks for is not ordered once more", async ({ expect }) => {
    const day = await openTradingDay(quietMarket({ SPY: 600 }), "2026-08-20", { cash: "100000" });
    await activate(day.user, "SPY", fixedWeights({ SPY: 100 }), { shareDollars: "40000" });
    await troubleOrders(day.exchange, { action: "never-fill" });
    await day.advanceTo("15:55:20");
    const [ours] = (await accountAtExchange(day.exchange)).orders;
    const { keyId, secretKey } = day.keys;
    const headers = { "APCA-API-KEY-ID": keyId, "APCA-API-SECRET-KEY": secretKey };
    await endOrderTroubles(day.exchange);
    await ask(day.exchange, "PATCH", `/v2/orders/${ours!.id}`, { limit_price: "612" }, headers);
    await day.advanceTo("16:06");

    // 99.75 % of $40,000 are 66.5 shares.
    expect(Number((await holdingsAtExchange(day.exchange))["SPY"])).toBeLessThanOrEqual(66.5);
    await expectSoundBooks(expect, day);
  });
});
