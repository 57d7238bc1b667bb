import { describe, it } from "vitest";
import { expectSoundBooks, newestRecord, sharesOf, statusOf } from "../support/books.ts";
import { accountAtExchange } from "../support/exchange-admin.ts";
import { jumpingMarket } from "../support/moving-market.ts";
import { tradeThrough } from "../support/next-day.ts";
import { activate, switchTree } from "../support/strategies.ts";
import { openTradingDay, type TradingDay } from "../support/trading-day.ts";

/** On the second day the strategy with the first share (percent) leaves KO, and the other one enters it. */
async function daysOfSwapping(leaving: number, entering: number): Promise<TradingDay> {
  const day = await openTradingDay(jumpingMarket({ KO: 80, SIGNAL: [90, 100] }, "2026-08-21"));
  await activate(day.user, "leaving", switchTree("KO", "Empty"), leaving);
  await activate(day.user, "entering", switchTree("Empty", "KO"), entering);
  await day.advanceTo("16:06");
  await tradeThrough(day, "2026-08-21");
  return day;
}

async function ordersOfTheSecondDay({ exchange }: TradingDay): Promise<string[]> {
  const { orders } = await accountAtExchange(exchange);
  return orders
    .filter(({ client_order_id: id }) => id.includes("-20260821-"))
    .map(({ side, symbol, qty }) => `${side} ${qty} ${symbol}`);
}

describe("two strategies, one of which leaves the symbol that the other one enters", () => {
  it("trade with each other, and no order goes to the broker", async ({ expect }) => {
    const day = await daysOfSwapping(50, 50);
    expect(await ordersOfTheSecondDay(day)).toEqual([]);
    const status = await statusOf(day.user);
    expect(status.lastRun).toMatchObject({ outcome: "completed", reasons: [] });
    expect(sharesOf(status, "leaving")).toEqual({});
    expect(sharesOf(status, "entering")).toEqual({ KO: "623.4375" });
    expect(await newestRecord(day.user, "leaving")).toMatchObject({ outcome: "completed" });
    await expectSoundBooks(expect, day);
  });

  it("send only the sell that the smaller one does not take", async ({ expect }) => {
    const day = await daysOfSwapping(60, 40);
    expect(await ordersOfTheSecondDay(day)).toEqual(["sell 249.375 KO"]);
    const status = await statusOf(day.user);
    expect(sharesOf(status, "leaving")).toEqual({});
    expect(sharesOf(status, "entering")).toEqual({ KO: "498.75" });
    await expectSoundBooks(expect, day);
  });

  it("send only the buy that the smaller one cannot give", async ({ expect }) => {
    const day = await daysOfSwapping(40, 60);
    expect((await ordersOfTheSecondDay(day)).at(0)).toBe("buy 249.375 KO");
    const status = await statusOf(day.user);
    expect(sharesOf(status, "leaving")).toEqual({});
    expect(sharesOf(status, "entering")).toEqual({ KO: "748.125" });
    await expectSoundBooks(expect, day);
  });
});
