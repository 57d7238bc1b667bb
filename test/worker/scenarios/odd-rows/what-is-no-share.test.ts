import { describe, it } from "vitest";
import { holdingsAtExchange, payIn } from "../../support/exchange-admin.ts";
import { sharesOf, statusOf } from "../../support/books.ts";
import { quietMarket } from "../../support/market.ts";
import { tradeThrough } from "../../support/next-day.ts";
import { activate, fixedWeights } from "../../support/strategies.ts";
import { openTradingDay } from "../../support/trading-day.ts";
import { holdBesides, retellTransfer } from "../../support/troubles/odd-answers.ts";

const OPTION = "SPY261218P00600000";
const OPTIONS = { symbol: OPTION, asset_class: "us_option", side: "long", qty: "1", qty_available: "1" };
const COINS = { symbol: "BTCUSD", asset_class: "crypto", side: "long", qty: "0.05", qty_available: "0.05" };
const SHORT = { symbol: "TSLA", asset_class: "us_equity", side: "short", qty: "-50", qty_available: "-50" };
const TOMORROW = "2026-08-21";

describe("options and crypto that the owner holds", () => {
  it.for([
    { what: "an option", row: OPTIONS, value: 1250 },
    { what: "a written option", row: { ...OPTIONS, side: "short", qty: "-1" }, value: -1250 },
    { what: "crypto", row: COINS, value: 3000 },
  ])("are nobody's in whole-account mode, and hold nobody up: $what", async ({ row, value }, { expect }) => {
    const day = await openTradingDay(quietMarket({ SPY: 600, TLT: 80 }));
    holdBesides({ ...row, market_value: String(value) }, value);
    await activate(day.user, "60/40", fixedWeights({ SPY: 60, TLT: 40 }));
    await day.user.send("PUT", "/api/live/settings", { mode: "whole_account", acceptSales: true });
    await day.advanceTo("16:06");
    await tradeThrough(day, TOMORROW);
    const status = await statusOf(day.user);
    expect(status.lastRun).toMatchObject({ slot: `${TOMORROW}/close`, outcome: "no_trades", reasons: [] });
    expect(Object.keys(sharesOf(status, "60/40"))).toEqual(["SPY", "TLT"]);
    expect(Object.keys(await holdingsAtExchange(day.exchange))).toEqual(["SPY", "TLT"]);
  });

  it("are paid for out of what is unassigned, a hundred times the price of an option", async ({ expect }) => {
    const day = await openTradingDay(quietMarket({ SPY: 600 }), "2026-08-20", { startsAt: "11:00" });
    await activate(day.user, "half in SPY", fixedWeights({ SPY: 100 }), 50);
    await day.advanceTo("12:00");
    await payIn(day.exchange, day.keys.accountId, "-1250");
    const fill = {
      activity_type: "FILL",
      symbol: OPTION,
      side: "buy",
      qty: "1",
      price: "12.5",
      order_id: "by-hand",
    };
    retellTransfer("-1250", { ...fill, transaction_time: "2026-08-20T16:00:00Z" });
    holdBesides({ ...OPTIONS, market_value: "1250" }, 1250);
    await day.advanceTo("16:06");
    const status = await statusOf(day.user);
    const message = `${OPTION} bought by hand for $1250.00: no shares, and the owner's own`;
    expect(status.lastRun).toMatchObject({
      outcome: "completed",
      reasons: [{ code: "manual_buy", symbol: OPTION, message, isNote: true }],
    });
    expect(Number(sharesOf(status, "half in SPY")["SPY"]) * 600).toBeCloseTo(49_875, -2);
  });
});

describe("an account that is short of shares by hand", () => {
  it("funds a strategy with what is left when they are bought back", async ({ expect }) => {
    const day = await openTradingDay(quietMarket({ SPY: 600 }), "2026-08-20", { cash: "20000" });
    holdBesides({ ...SHORT, market_value: "-10000" }, -10_000);
    await activate(day.user, "all in SPY", fixedWeights({ SPY: 100 }));
    const [strategy] = (await statusOf(day.user)).strategies;
    expect(strategy!.ledger).toEqual({ cash: "10000", positions: {} });
    await day.advanceTo("16:06");
    expect(Number((await holdingsAtExchange(day.exchange))["SPY"]) * 600).toBeCloseTo(9_975, -2);
  });
});
