import { describe, it } from "vitest";
import { decimal, sum, ZERO } from "../../../src/engine/money/decimal.ts";
import { expectSoundBooks, newestRecord, statusOf } from "../support/books.ts";
import { troubleOrders } from "../support/troubles/broker-troubles.ts";
import { accountAtExchange, type ExchangeOrder } from "../support/exchange-admin.ts";
import { jumpingMarket } from "../support/moving-market.ts";
import { tradeThrough } from "../support/next-day.ts";
import { activate, switchTree } from "../support/strategies.ts";
import { openTradingDay, type TradingDay } from "../support/trading-day.ts";

const TODAY = "-20260821-";

/** A day on which two strategies leave OLD for NEW, and every order fills in part only, and slowly. */
async function hardDay(): Promise<TradingDay> {
  const day = await openTradingDay(jumpingMarket({ OLD: 80, NEW: 40, SIGNAL: [90, 100] }, "2026-08-21"));
  await activate(day.user, "large", switchTree("OLD", "NEW"), 70);
  await activate(day.user, "small", switchTree("OLD", "NEW"), 30);
  await day.advanceTo("16:06");
  const inPart = { action: "partial-fill", fraction: 0.4, delay: null } as const;
  await troubleOrders(day.exchange, inPart, {}, "always");
  await tradeThrough(day, "2026-08-21");
  return day;
}

async function attemptsAt({ exchange }: TradingDay, side: "buy" | "sell"): Promise<ExchangeOrder[]> {
  const { orders } = await accountAtExchange(exchange);
  return orders
    .filter((order) => order.client_order_id.includes(TODAY) && order.side === side)
    .toSorted((a, b) => a.submitted_at.localeCompare(b.submitted_at));
}

async function plannedOf({ user }: TradingDay, side: "buys" | "sells") {
  const records = [await newestRecord(user, "large"), await newestRecord(user, "small")];
  return sum(records.map(({ planned }) => decimal(planned[side].at(0)!.quantity)));
}

describe("what is sent", () => {
  it("is never more than what the plan still lacks, at any attempt", async ({ expect }) => {
    const day = await hardDay();
    for (const [side, planned] of [
      ["sell", await plannedOf(day, "sells")],
      ["buy", await plannedOf(day, "buys")],
    ] as const) {
      const attempts = await attemptsAt(day, side);
      let filled = ZERO;
      for (const { qty, filled_qty: done } of attempts) {
        expect(decimal(qty).lte(planned.minus(filled))).toBe(true);
        filled = filled.plus(done);
      }
      expect([side, attempts.length]).toEqual([side, side === "buy" ? 3 : 1]);
    }
    expect((await statusOf(day.user)).lastRun).toMatchObject({ outcome: "completed_adjusted" });
    await expectSoundBooks(expect, day);
  });

  it("never needs more cash at its limits than the account has at that moment", async ({ expect }) => {
    const day = await hardDay();
    const sells = await attemptsAt(day, "sell");
    const proceeds = sum(sells.map((sell) => decimal(sell.filled_qty).times(sell.filled_avg_price ?? 0)));
    // What the buffer of the day before left, and what the sells have brought.
    let cash = proceeds.plus(300);
    for (const buy of await attemptsAt(day, "buy")) {
      expect(decimal(buy.qty).times(buy.limit_price!).lte(cash)).toBe(true);
      cash = cash.minus(decimal(buy.filled_qty).times(buy.filled_avg_price ?? 0));
    }
    const { cash: left } = await accountAtExchange(day.exchange);
    expect(Number(left)).toBeGreaterThanOrEqual(0);
    for (const { ledger } of (await statusOf(day.user)).strategies) {
      expect(Number(ledger.cash)).toBeGreaterThanOrEqual(0);
    }
  });
});
