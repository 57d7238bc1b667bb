import { describe, it } from "vitest";
import { expectSoundBooks, sharesOf, statusOf } from "../../support/books.ts";
import { accountAtExchange, holdingsAtExchange, orderByHand } from "../../support/exchange-admin.ts";
import { jumpingMarket } from "../../support/moving-market.ts";
import { passUntil, tradeThrough } from "../../support/next-day.ts";
import { activate, switchTree } from "../../support/strategies.ts";
import { openTradingDay, type TradingDay } from "../../support/trading-day.ts";

const TOMORROW = "2026-08-21";

const buyTen = (day: TradingDay) =>
  orderByHand(day.exchange, day.keys, { symbol: "OLD", side: "buy", qty: "10" });

/** The evening of a day that ended with OLD in a strategy's ledger, which will go to NEW tomorrow. */
async function openEvening(before?: typeof buyTen): Promise<TradingDay> {
  const day = await openTradingDay(jumpingMarket({ OLD: 80, NEW: 40, SIGNAL: [90, 100] }, TOMORROW));
  await before?.(day);
  await day.advanceTo("15:44:30");
  await activate(day.user, "switch", switchTree("OLD", "NEW"), 90);
  await day.advanceTo("16:06");
  return day;
}

async function boughtNextMorning(): Promise<TradingDay> {
  const day = await openEvening();
  await passUntil(day, TOMORROW, "10:00");
  await buyTen(day);
  return day;
}

describe("a strategy that leaves a symbol of which its owner has bought some by hand", () => {
  it.for([
    { when: "before it was activated", open: () => openEvening(buyTen) },
    { when: "in the morning of that day", open: boughtNextMorning },
  ])("sells its own shares only, when the others came $when", async ({ open }, { expect }) => {
    const day = await open();
    const owned = sharesOf(await statusOf(day.user), "switch")["OLD"]!;
    await tradeThrough(day, TOMORROW);

    const sells = (await accountAtExchange(day.exchange)).orders.filter(({ side }) => side === "sell");
    expect(sells).toMatchObject([{ symbol: "OLD", qty: owned, status: "filled" }]);
    expect((await holdingsAtExchange(day.exchange))["OLD"]).toBe("10");
    const status = await statusOf(day.user);
    expect(status.account?.unassigned).toEqual([{ symbol: "OLD", quantity: "10" }]);
    expect(Object.keys(sharesOf(status, "switch"))).toEqual(["NEW"]);
    await expectSoundBooks(expect, day);
  });
});
