import { describe, it } from "vitest";
import { expectSoundBooks, newestRecord, sharesOf, statusOf } from "../support/books.ts";
import { blockTrading, standsOf } from "../support/troubles/broker-troubles.ts";
import { accountAtExchange, halt, holdingsAtExchange } from "../support/exchange-admin.ts";
import { quietMarket } from "../support/market.ts";
import { passUntil, tradeThrough } from "../support/next-day.ts";
import { notified } from "../support/notifications.ts";
import { activate, fixedWeights } from "../support/strategies.ts";
import { openTradingDay, type TradingDay } from "../support/trading-day.ts";

const DATE = "2026-08-20";

/** The broker blocks the account when SPY has filled, while the buy of TLT still rests. */
async function dayBlockedMidway(): Promise<TradingDay> {
  const day = await openTradingDay(quietMarket({ SPY: 600, TLT: 80 }));
  await activate(day.user, "60/40", fixedWeights({ SPY: 60, TLT: 40 }));
  await halt(day.exchange, "TLT");
  await day.advanceTo("15:55");
  await passUntil(day, DATE, "15:55:40");
  await blockTrading(day.exchange, day.keys.accountId);
  await day.advanceTo("16:06");
  return day;
}

describe("an account that the broker blocks in the middle of a run", () => {
  it("keeps what has filled; nothing stays open, and its owner is told", async ({ expect }) => {
    const day = await dayBlockedMidway();
    const { orders } = await accountAtExchange(day.exchange);
    expect(standsOf(orders).toSorted()).toEqual(["buy SPY filled", "buy TLT canceled"]);
    expect(sharesOf(await statusOf(day.user), "60/40")).toEqual({ SPY: "99.75" });
    expect(await newestRecord(day.user, "60/40")).toMatchObject({
      outcome: "completed_adjusted",
      executed: { errors: [{ code: "order_rejected", symbol: "TLT" }] },
    });
    expect(await notified()).toMatchObject([{ kind: "run_failed", payload: { slot: day.slot.id } }]);
    await expectSoundBooks(expect, day);
  });

  it("trades nothing while it stays blocked, and goes on when it is free again", async ({ expect }) => {
    const day = await dayBlockedMidway();
    await halt(day.exchange, "TLT", false);
    await tradeThrough(day, "2026-08-21");
    expect(await newestRecord(day.user, "60/40")).toMatchObject({
      slot: "2026-08-21/close",
      outcome: "failed",
      executed: { errors: [{ code: "account_blocked" }] },
    });
    expect(await holdingsAtExchange(day.exchange)).toEqual({ SPY: "99.75" });

    await blockTrading(day.exchange, day.keys.accountId, false);
    await tradeThrough(day, "2026-08-24");
    expect(await newestRecord(day.user, "60/40")).toMatchObject({ outcome: "completed" });
    expect(Object.keys(await holdingsAtExchange(day.exchange))).toEqual(["SPY", "TLT"]);
    await expectSoundBooks(expect, day);
  });
});
