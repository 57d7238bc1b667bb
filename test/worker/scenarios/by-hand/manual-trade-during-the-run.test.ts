import { describe, it } from "vitest";
import { expectSoundBooks, sharesOf, statusOf } from "../../support/books.ts";
import { accountAtExchange, halt, holdingsAtExchange, orderByHand } from "../../support/exchange-admin.ts";
import { quietMarket } from "../../support/market.ts";
import { passUntil, tradeThrough } from "../../support/next-day.ts";
import { activate, fixedWeights } from "../../support/strategies.ts";
import { openTradingDay, type TradingDay } from "../../support/trading-day.ts";

const DATE = "2026-08-20";

/** A run in its middle: 99.75 SPY are bought, and the buy of TLT rests because nobody trades it. */
async function openInTheMiddleOfARun(): Promise<TradingDay> {
  const day = await openTradingDay(quietMarket({ SPY: 600, TLT: 80, GLD: 250 }));
  await activate(day.user, "60/40", fixedWeights({ SPY: 60, TLT: 40 }));
  await halt(day.exchange, "TLT");
  await day.advanceTo("15:55");
  await passUntil(day, DATE, "15:55:50");
  return day;
}

describe("a trade by hand while a run is under way", () => {
  it("that sells what the run has just bought is told, and the ledger follows in the next run", async ({
    expect,
  }) => {
    const day = await openInTheMiddleOfARun();
    await orderByHand(day.exchange, day.keys, { symbol: "SPY", side: "sell", qty: "10" });
    await halt(day.exchange, "TLT", false);
    await day.advanceTo("16:06");
    expect((await statusOf(day.user)).lastRun).toMatchObject({
      outcome: "completed",
      reasons: [{ code: "manual_sell", symbol: "SPY", isNote: true }],
    });
    expect((await holdingsAtExchange(day.exchange))["SPY"]).toBe("89.75");

    await tradeThrough(day, "2026-08-21");
    const owned = sharesOf(await statusOf(day.user), "60/40");
    // The proceeds are its owner's: the strategy goes on with the $94,000 that it has left.
    expect(Number(owned["SPY"]) * 600 + Number(owned["TLT"]) * 80).toBeCloseTo(94_000 * 0.9975, -2);
    await expectSoundBooks(expect, day);
  });

  it("that buys something else costs the run's buys nothing but the cash, and stays its owner's", async ({
    expect,
  }) => {
    const day = await openInTheMiddleOfARun();
    await orderByHand(day.exchange, day.keys, { symbol: "GLD", side: "buy", qty: "0.5" });
    await halt(day.exchange, "TLT", false);
    await day.advanceTo("16:06");
    const status = await statusOf(day.user);
    expect(status.lastRun?.state).toBe("reported");
    expect(status.account?.unassigned).toEqual([{ symbol: "GLD", quantity: "0.5" }]);
    expect(Number((await accountAtExchange(day.exchange)).cash)).toBeGreaterThanOrEqual(0);
    expect(Object.keys(sharesOf(status, "60/40"))).toEqual(["SPY", "TLT"]);

    await tradeThrough(day, "2026-08-21");
    expect((await holdingsAtExchange(day.exchange))["GLD"]).toBe("0.5");
    await expectSoundBooks(expect, day);
  });
});
