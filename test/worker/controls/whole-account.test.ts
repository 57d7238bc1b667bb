import { describe, it } from "vitest";
import type { ActivationTerms } from "../../../src/contract/strategies.ts";
import { expectSoundBooks, sharesOf, statusOf } from "../support/books.ts";
import { accountAtExchange, holdingsAtExchange, orderByHand } from "../support/exchange-admin.ts";
import { quietMarket } from "../support/market.ts";
import { tradeThrough } from "../support/next-day.ts";
import { activate, fixedWeights } from "../support/strategies.ts";
import { openTradingDay, type TradingDay } from "../support/trading-day.ts";

/** One strategy for each share, and 40 GLD that were bought by hand before, in whole-account mode. */
async function openDay(...shares: readonly Partial<ActivationTerms>[]): Promise<TradingDay> {
  const day = await openTradingDay(quietMarket({ SPY: 600, TLT: 80, GLD: 250 }));
  await orderByHand(day.exchange, day.keys, { symbol: "GLD", side: "buy", qty: "40" });
  await day.advanceTo("15:45");
  for (const [index, share] of shares.entries()) {
    const symbol = ["SPY", "TLT"][index]!;
    await activate(day.user, symbol, fixedWeights({ [symbol]: 100 }), share);
  }
  await day.user.send("PUT", "/api/live/settings", { mode: "whole_account", acceptSales: true });
  return day;
}

describe("whole-account mode", () => {
  it("gives all that is unassigned to strategies whose percents cover the account, to each its part", async ({
    expect,
  }) => {
    const day = await openDay({ sharePercent: 60 }, { sharePercent: 40 });
    await day.advanceTo("16:06");
    const status = await statusOf(day.user);
    expect(status.account?.unassigned).toEqual([]);
    expect(await holdingsAtExchange(day.exchange)).not.toHaveProperty("GLD");
    // 60 % and 40 % of $100,000, the GLD that was sold included.
    expect(Number(sharesOf(status, "SPY")["SPY"]) * 600).toBeCloseTo(59_850, -3);
    expect(Number(sharesOf(status, "TLT")["TLT"]) * 80).toBeCloseTo(39_900, -3);
    await expectSoundBooks(expect, day);
  });

  it.for([
    { shares: [{ sharePercent: 60 }], what: "60 %" },
    { shares: [{ shareDollars: "54000" }, {}], what: "dollars, and the rest in percent" },
  ])(
    "leaves what is unassigned alone while the strategies have $what of the account, at every look",
    async ({ shares }, { expect }) => {
      const day = await openDay(...shares);
      await day.advanceTo("16:06");
      const { strategies } = await statusOf(day.user);
      const { cash, orders } = await accountAtExchange(day.exchange);
      await tradeThrough(day, "2026-08-21");

      const after = await statusOf(day.user);
      expect(after.lastRun).toMatchObject({ slot: "2026-08-21/close", outcome: "no_trades" });
      expect(after.account?.unassigned).toEqual([{ symbol: "GLD", quantity: "40" }]);
      expect(after.strategies.map(({ ledger }) => ledger)).toEqual(strategies.map(({ ledger }) => ledger));
      expect(await accountAtExchange(day.exchange)).toMatchObject({ cash, orders });
      expect(orders.filter(({ side }) => side === "sell")).toEqual([]);
      await expectSoundBooks(expect, day);
    },
  );

  it("does not hand what a strategy has left behind to those that stay", async ({ expect }) => {
    const day = await openDay({ sharePercent: 60 }, { sharePercent: 40 });
    await day.advanceTo("16:06");
    const [spy, tlt] = (await statusOf(day.user)).strategies;
    await day.user.post("/api/live/deactivate", { botId: tlt!.botId, holdings: "keep" });
    await tradeThrough(day, "2026-08-21");
    const { account, strategies } = await statusOf(day.user);
    const { TLT: quantity } = tlt!.ledger.positions;
    expect(account?.unassigned).toEqual([{ symbol: "TLT", quantity }]);
    expect(strategies.map(({ ledger }) => ledger)).toEqual([spy!.ledger]);
    await expectSoundBooks(expect, day);
  });
});
