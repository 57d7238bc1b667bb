import { describe, it } from "vitest";
import { decimal, sum, toText } from "../../../src/engine/money/decimal.ts";
import { expectSoundBooks, statusOf } from "../support/books.ts";
import { scriptDividend, troubleOrders } from "../support/troubles/broker-troubles.ts";
import { accountAtExchange, orderByHand, payIn, scriptSplit } from "../support/exchange-admin.ts";
import { jumpingMarket } from "../support/moving-market.ts";
import { passUntil, tradeThrough } from "../support/next-day.ts";
import { activate, fixedWeights, switchTree } from "../support/strategies.ts";
import { openTradingDay } from "../support/trading-day.ts";

const DAYS = ["2026-08-20", "2026-08-21", "2026-08-24", "2026-08-25", "2026-08-26"] as const;

describe("ledgers and what is unassigned", () => {
  it("are what the broker holds, to the last decimal, after every run of an eventful week", async ({
    expect,
  }) => {
    const prices = { AAA: 33.33, BBB: [7.77, 9.99], CCC: 612.34, SIGNAL: [90, 100] } satisfies Record<
      string,
      number | [number, number]
    >;
    const day = await openTradingDay(jumpingMarket(prices, DAYS[2]), DAYS[0]);
    const { exchange, keys, user } = day;
    /** What the newest run has found to have happened. */
    const told = async () => (await statusOf(user)).lastRun!.reasons.map(({ code }) => code).toSorted();
    await scriptSplit(exchange, "CCC", DAYS[3], 3);
    await scriptDividend(exchange, "AAA", DAYS[1], "0.37");
    await orderByHand(exchange, keys, { symbol: "AAA", side: "buy", qty: "3.141592653" });
    await day.advanceTo("15:44:30");
    await activate(user, "thirds", fixedWeights({ AAA: 33, BBB: 33, CCC: 34 }), 40);
    await activate(user, "switch", switchTree("AAA", "CCC"), 30);
    await activate(user, "mixed", fixedWeights({ BBB: 70, CCC: 30 }), 20);
    await troubleOrders(
      exchange,
      { action: "partial-fill", fraction: 0.123, delay: null },
      { symbol: "BBB" },
      2,
    );
    const [, second, third, fourth, fifth] = DAYS;
    await day.advanceTo("16:06");
    await expectSoundBooks(expect, day);

    await payIn(exchange, keys.accountId, "1234.56");
    await tradeThrough(day, second);
    await expectSoundBooks(expect, day);
    expect(await told()).toEqual(["deposit", "dividend"]);

    await passUntil(day, third, "11:00");
    await orderByHand(exchange, keys, { symbol: "BBB", side: "sell", qty: "1000.000000001" });
    await payIn(exchange, keys.accountId, "-77.01");
    await tradeThrough(day, third);
    await expectSoundBooks(expect, day);
    expect(await told()).toEqual(["manual_sell", "withdrawal"]);

    await tradeThrough(day, fourth);
    await expectSoundBooks(expect, day);
    expect(await told()).toEqual(["split"]);
    await tradeThrough(day, fifth);
    await expectSoundBooks(expect, day);
    const { orders } = await accountAtExchange(exchange);
    expect(orders.length).toBeGreaterThan(10);
    expect((await statusOf(user)).lastRun).toMatchObject({ slot: `${fifth}/close`, outcome: "no_trades" });
  });

  it("are the broker's cash to the cent where strategies own all of it", async ({ expect }) => {
    const day = await openTradingDay(jumpingMarket({ AAA: [33.33, 41.07], BBB: 7.77 }, "2026-08-21"));
    await activate(day.user, "one", fixedWeights({ AAA: 60, BBB: 40 }), 33);
    await activate(day.user, "two", fixedWeights({ AAA: 10, BBB: 90 }), 33);
    await activate(day.user, "three", fixedWeights({ AAA: 100 }), 34);
    for (const date of ["2026-08-20", "2026-08-21"]) {
      await tradeThrough(day, date);
      const { strategies } = await statusOf(day.user);
      const owned = sum(strategies.map(({ ledger }) => decimal(ledger.cash)));
      expect(toText(owned)).toBe((await accountAtExchange(day.exchange)).cash);
      await expectSoundBooks(expect, day);
    }
  });
});
