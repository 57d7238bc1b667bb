import { describe, it } from "vitest";
import { paperTrading } from "../../../sim/exchange/paper-trading.ts";
import { expectSoundBooks, newestRecord, sharesOf, statusOf } from "../support/books.ts";
import { accountAtExchange, ask } from "../support/exchange-admin.ts";
import { jumpingMarket } from "../support/moving-market.ts";
import { passUntil, tradeThrough } from "../support/next-day.ts";
import { activate, switchTree } from "../support/strategies.ts";
import { openTradingDay, type TradingDay } from "../support/trading-day.ts";

/** What may be bought at the broker, dollars. */
async function buyingPower({ exchange, keys }: TradingDay): Promise<number> {
  const headers = { "APCA-API-KEY-ID": keys.keyId, "APCA-API-SECRET-KEY": keys.secretKey };
  const account = await ask<{ buying_power: string }>(exchange, "GET", "/v2/account", undefined, headers);
  return Number(account.buying_power);
}

/** All of it in OLD on a Thursday, and all of it in NEW from the Friday on. */
async function openPaperDay(): Promise<TradingDay> {
  const market = jumpingMarket({ OLD: 600, NEW: 80, SIGNAL: [90, 110] }, "2026-08-21");
  const day = await openTradingDay(market, "2026-08-20", paperTrading);
  await activate(day.user, "all in", switchTree("OLD", "NEW"));
  return day;
}

describe("a paper account, which may buy for four times its equity", () => {
  it("never owes a dollar: a strategy buys with its own cash alone, and again after its sales", async ({
    expect,
  }) => {
    const day = await openPaperDay();
    expect(await buyingPower(day)).toBe(400_000);
    await day.advanceTo("16:06");
    expect((await statusOf(day.user)).lastRun).toMatchObject({ outcome: "completed" });
    await expectSoundBooks(expect, day);
    await tradeThrough(day, "2026-08-21");
    expect(await newestRecord(day.user, "all in")).toMatchObject({
      outcome: "completed",
      executed: { sells: [{ symbol: "OLD" }], buys: [{ symbol: "NEW" }] },
    });
    await expectSoundBooks(expect, day);
  });

  it("is charged for its sales in the evening, and the strategy's ledger pays that the day after", async ({
    expect,
  }) => {
    const day = await openPaperDay();
    await day.advanceTo("16:06");
    await tradeThrough(day, "2026-08-21");
    const before = await accountAtExchange(day.exchange);
    await passUntil(day, "2026-08-21", "20:17");
    const after = await accountAtExchange(day.exchange);
    const charged = Number(after.cash) - Number(before.cash);
    // $20.60 a million dollars sold, and a cent or two on the shares.
    expect(charged).toBeCloseTo(-2.08, 1);

    await tradeThrough(day, "2026-08-24");
    const status = await statusOf(day.user);
    const [strategy] = status.strategies;
    expect(Number(strategy!.performance.income)).toBeCloseTo(charged, 2);
    expect(Object.keys(sharesOf(status, "all in"))).toEqual(["NEW"]);
    expect(new Set(status.lastRun!.reasons.map(({ code }) => code))).toEqual(new Set(["fee"]));
    await expectSoundBooks(expect, day);
  });
});
