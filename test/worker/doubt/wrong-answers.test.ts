import { describe, it, vi } from "vitest";
import { expectSoundBooks, newestRecord, sharesOf, statusOf } from "../support/books.ts";
import { endFaults, holdingsAtExchange, orderFault } from "../support/exchange-admin.ts";
import { quietMarket } from "../support/market.ts";
import { passUntil, tradeThrough } from "../support/next-day.ts";
import { activate, fixedWeights } from "../support/strategies.ts";
import { openTradingDay, type TradingDay } from "../support/trading-day.ts";

const NEXT = "2026-08-21";
const HOUR = 3_600_000;

/** The second day of a strategy that has bought 166.25 SPY with all of the account. */
async function openSecondDay(): Promise<TradingDay> {
  vi.spyOn(console, "error").mockImplementation(() => undefined);
  const day = await openTradingDay(quietMarket({ SPY: 600 }));
  await activate(day.user, "SPY", fixedWeights({ SPY: 100 }));
  await day.advanceTo("16:06");
  await passUntil(day, NEXT, "15:00");
  return day;
}

const WRONG = [
  {
    what: "no positions beside an equity that says otherwise",
    fault: { match: { pathPrefix: "/v2/positions" }, action: "omit-rows" },
  },
  { what: "balances of zero", fault: { match: { path: "/v2/account" }, action: "zero-balances" } },
] as const;

describe("answers about an account that cannot be of one moment", () => {
  it.for(WRONG)("cost the strategy nothing when they come once: $what", async ({ fault }, { expect }) => {
    const day = await openSecondDay();
    const bought = await holdingsAtExchange(day.exchange);
    await passUntil(day, NEXT, "15:54:30");
    await orderFault(day.exchange, { ...fault, lasts: 40_000 });
    await tradeThrough(day, NEXT);
    expect(await newestRecord(day.user, "SPY")).toMatchObject({
      slot: `${NEXT}/close`,
      outcome: "no_trades",
    });
    expect(sharesOf(await statusOf(day.user), "SPY")).toEqual(bought);
    expect(await holdingsAtExchange(day.exchange)).toEqual(bought);
    await expectSoundBooks(expect, day);
  });

  it("cost the strategy nothing when positions are of before its run, and the rest is of after it", async ({
    expect,
  }) => {
    const day = await openTradingDay(quietMarket({ SPY: 600 }));
    await activate(day.user, "SPY", fixedWeights({ SPY: 100 }));
    await day.advanceTo("16:06");
    const match = { pathPrefix: "/v2/positions" };
    await orderFault(day.exchange, { match, action: "stale", age: HOUR / 2 });
    expect((await day.user.post("/api/live/relevel/preview", {})).status).toBe(200);
    const bought = await holdingsAtExchange(day.exchange);
    expect(sharesOf(await statusOf(day.user), "SPY")).toEqual(bought);
    await expectSoundBooks(expect, day);
  });

  it("have the run miss its slot when they stay so, and the strategy keeps all it has", async ({
    expect,
  }) => {
    const day = await openSecondDay();
    const bought = await holdingsAtExchange(day.exchange);
    const match = { pathPrefix: "/v2/positions" };
    await orderFault(day.exchange, { match, action: "omit-rows", times: "always" });
    await tradeThrough(day, NEXT);
    expect(await newestRecord(day.user, "SPY")).toMatchObject({ outcome: "missed" });
    expect(sharesOf(await statusOf(day.user), "SPY")).toEqual(bought);
    await endFaults(day.exchange);
    await tradeThrough(day, "2026-08-24");
    expect(await newestRecord(day.user, "SPY")).toMatchObject({ outcome: "no_trades" });
    await expectSoundBooks(expect, day);
  });
});

describe("a symbol that the broker lists twice", () => {
  it("is left alone while it does, and costs its strategy nothing", async ({ expect }) => {
    const day = await openSecondDay();
    const bought = await holdingsAtExchange(day.exchange);
    await orderFault(day.exchange, {
      match: { pathPrefix: "/v2/positions" },
      action: "repeat-rows",
      where: { symbol: "SPY" },
      fields: { qty: "3", market_value: "1800" },
      times: "always",
    });
    await tradeThrough(day, NEXT);
    expect(await newestRecord(day.user, "SPY")).toMatchObject({ outcome: "held" });
    expect(await holdingsAtExchange(day.exchange)).toEqual(bought);
    await endFaults(day.exchange);
    await tradeThrough(day, "2026-08-24");
    expect(sharesOf(await statusOf(day.user), "SPY")).toEqual(bought);
    expect(await newestRecord(day.user, "SPY")).toMatchObject({ outcome: "no_trades" });
    await expectSoundBooks(expect, day);
  });
});
