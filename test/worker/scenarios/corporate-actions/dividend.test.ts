import { describe, it } from "vitest";
import { sessionsBetween } from "../../../../src/engine/calendar/sessions.ts";
import { expectSoundBooks, newestRecord, statusOf } from "../../support/books.ts";
import { scriptDividend } from "../../support/troubles/broker-troubles.ts";
import { bookCash } from "../../support/exchange-admin.ts";
import { quietMarket, rowsBetween } from "../../support/market.ts";
import { passUntil, tradeThrough } from "../../support/next-day.ts";
import { activate, fixedWeights, switchTree } from "../../support/strategies.ts";
import { openTradingDay } from "../../support/trading-day.ts";

const SOLD = "2026-08-19";

/** Months of a market in which nothing moves, but that SIGNAL reaches 100 on the day on which holdings are to be sold. */
function marketOfMonths() {
  const [from, to] = ["2026-02-02", "2026-08-31"];
  const sessions = sessionsBetween(from, to).map(({ date }) => date);
  const listing = (name: string, closeAt: (date: string) => number) =>
    [name, { name, rows: rowsBetween(from, to, (index) => closeAt(sessions[index]!)) }] as const;
  return new Map([listing("KO", () => 100), listing("SIGNAL", (date) => (date < SOLD ? 90 : 100))]);
}

describe("a dividend", () => {
  it("goes to the strategy that holds the symbol, and to no other", async ({ expect }) => {
    const day = await openTradingDay(quietMarket({ KO: 100, TLT: 80 }));
    await scriptDividend(day.exchange, "KO", "2026-08-21", "1");
    await activate(day.user, "drinks", fixedWeights({ KO: 100 }), 50);
    await activate(day.user, "bonds", fixedWeights({ TLT: 100 }), 50);
    await day.advanceTo("16:06");
    const yesterday = await newestRecord(day.user, "drinks");
    await tradeThrough(day, "2026-08-21");

    // 498.75 shares, a dollar each.
    const today = await newestRecord(day.user, "drinks");
    expect(Number(today.strategyValueBefore)).toBeCloseTo(Number(yesterday.strategyValueAfter) + 498.75, 2);
    expect(today).toMatchObject({
      outcome: "completed",
      executed: { notes: [{ code: "dividend", symbol: "KO" }] },
      planned: { sells: [], buys: [{ symbol: "KO", reason: "increase" }] },
    });
    expect(await newestRecord(day.user, "bonds")).toMatchObject({
      outcome: "no_trades",
      executed: { notes: [] },
    });
    const { strategies } = await statusOf(day.user);
    expect(strategies.map(({ performance }) => performance.income)).toEqual(["498.75", "0"]);
    await expectSoundBooks(expect, day);
  });

  it("of shares that a strategy had for months is its own, though it has sold them all before it is paid", async ({
    expect,
  }) => {
    const day = await openTradingDay(marketOfMonths(), "2026-03-16");
    await activate(day.user, "drinks", switchTree("KO", "Empty"), 50);
    await activate(day.user, "cash", switchTree("Empty", "Empty"), 50);
    await day.advanceTo("16:06");
    await tradeThrough(day, SOLD);
    expect((await statusOf(day.user)).strategies[0]).toMatchObject({ ledger: { positions: {} } });
    await passUntil(day, "2026-08-20", "11:00");
    const paid = { kind: "dividend", symbol: "KO", qty: "498.75", amount: "498.75" } as const;
    await bookCash(day.exchange, day.keys.accountId, paid);
    await tradeThrough(day, "2026-08-20");
    const { strategies } = await statusOf(day.user);
    expect(strategies.map(({ performance }) => performance.income)).toEqual(["498.75", "0"]);
    await expectSoundBooks(expect, day);
  });
});
