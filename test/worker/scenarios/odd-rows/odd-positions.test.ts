import { describe, it } from "vitest";
import { expectSoundBooks, sharesOf, statusOf } from "../../support/books.ts";
import { holdingsAtExchange } from "../../support/exchange-admin.ts";
import { quietMarket } from "../../support/market.ts";
import { tradeThrough } from "../../support/next-day.ts";
import { activate, fixedWeights } from "../../support/strategies.ts";
import { openTradingDay } from "../../support/trading-day.ts";
import { changeList } from "../../support/troubles/odd-answers.ts";

/** A share that was delisted long ago and lies in the account since then. */
const DEAD = { symbol: "DEAD", asset_class: "us_equity", side: "long", qty: "10" };

describe("a row of the account's holdings that is odd", () => {
  it.for([
    { what: "has no value", row: { ...DEAD, qty_available: "10", market_value: null } },
    { what: "has an empty value", row: { ...DEAD, qty_available: "10", market_value: "" } },
    {
      what: "does not say what is free to be sold",
      row: { ...DEAD, qty_available: null, market_value: "0.5" },
    },
    { what: "has a number with an exponent", row: { ...DEAD, qty: "1e+3", market_value: "0.5" } },
    { what: "does not say how many shares there are", row: { ...DEAD, qty: null, market_value: "0.5" } },
    { what: "says nothing but its symbol", row: { symbol: "DEAD" } },
  ])("keeps nobody from trading what it is not about: one that $what", async ({ row }, { expect }) => {
    const day = await openTradingDay(quietMarket({ SPY: 600 }));
    changeList("/v2/positions", (rows) => [row, ...rows]);
    await activate(day.user, "all in SPY", fixedWeights({ SPY: 100 }));
    await day.advanceTo("16:06");
    const { lastRun, strategies } = await statusOf(day.user);
    expect(lastRun).toMatchObject({ outcome: expect.stringMatching(/^completed/) });
    const { SPY } = await holdingsAtExchange(day.exchange);
    expect(strategies).toMatchObject([{ ledger: { positions: { SPY } } }]);
    expect(Number(SPY)).toBeGreaterThan(160);
  });

  it.for([
    { what: "a symbol in two rows", odd: (row: object) => [row, { ...row, qty: "3", qty_available: "3" }] },
    { what: "no number of shares", odd: (row: object) => [{ ...row, qty: null }] },
    { what: "shares that are said to be none", odd: (row: object) => [{ ...row, asset_class: "" }] },
    {
      what: "shares that are said to be an option",
      odd: (row: object) => [{ ...row, asset_class: "us_option" }],
    },
  ])("takes nothing from who owns it, and has nobody buy it again: $what", async ({ odd }, { expect }) => {
    const day = await openTradingDay(quietMarket({ SPY: 600, TLT: 80 }));
    await activate(day.user, "60/40", fixedWeights({ SPY: 60, TLT: 40 }));
    await day.advanceTo("16:06");
    const bought = await holdingsAtExchange(day.exchange);
    const isOdd = { current: true };
    changeList("/v2/positions", (rows) =>
      rows.flatMap((row) => (isOdd.current && row["symbol"] === "SPY" ? odd(row) : [row])),
    );
    await tradeThrough(day, "2026-08-21");
    expect(await holdingsAtExchange(day.exchange)).toEqual(bought);
    expect(sharesOf(await statusOf(day.user), "60/40")).toEqual(bought);
    isOdd.current = false;
    await tradeThrough(day, "2026-08-24");
    expect(await holdingsAtExchange(day.exchange)).toEqual(bought);
    await expectSoundBooks(expect, day);
  });
});
