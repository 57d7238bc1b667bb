import { describe, it } from "vitest";
import { newYorkInstant } from "../../../src/engine/calendar/new-york.ts";
import { accountObjectOf } from "../support/account-object.ts";
import { rowsOf } from "../support/account-tables.ts";
import { expectSoundBooks, historyOf, statusOf } from "../support/books.ts";
import { standsOf } from "../support/troubles/broker-troubles.ts";
import { accountAtExchange, ask, halt, loseTimers } from "../support/exchange-admin.ts";
import { quietMarket } from "../support/market.ts";
import { passUntil } from "../support/next-day.ts";
import { activate, fixedWeights } from "../support/strategies.ts";
import { openTradingDay, tick, type TradingDay } from "../support/trading-day.ts";

const DATE = "2026-08-20";

async function openActiveDay(): Promise<TradingDay> {
  const day = await openTradingDay(quietMarket({ SPY: 600 }), DATE);
  await activate(day.user, "SPY", fixedWeights({ SPY: 100 }));
  return day;
}

describe("a slot", () => {
  it("is run once, whoever comes for it, and however often", async ({ expect }) => {
    const day = await openActiveDay();
    const account = await accountObjectOf(day.user);
    await day.advanceTo("15:54");
    await passUntil(day, DATE, "15:55");
    const claims = await Promise.all([
      account.dispatch(day.slot.id),
      account.dispatch(day.slot.id),
      account.ensureArmed().then(() => false),
      tick().then(() => false),
    ]);
    expect(claims.filter(Boolean).length).toBeLessThanOrEqual(1);
    await day.advanceTo("16:06");
    expect(await account.dispatch(day.slot.id)).toBe(false);
    await day.advanceTo("16:10");
    expect((await rowsOf(day.user, "runs")).map(({ slot }) => slot)).toEqual([day.slot.id]);
    expect(await historyOf(day.user, "SPY")).toHaveLength(1);
    expect((await accountAtExchange(day.exchange)).orders).toHaveLength(1);
    await expectSoundBooks(expect, day);
  });
});

describe("after its deadline", () => {
  it("no run starts, and the deadline is the broker's: its clock is four minutes ahead of ours", async ({
    expect,
  }) => {
    const day = await openActiveDay();
    await ask(day.exchange, "PATCH", "/admin/settings", { clockSkew: 4 * 60_000 });
    await day.advanceTo("16:06");
    expect((await accountAtExchange(day.exchange)).orders).toEqual([]);
    expect((await statusOf(day.user)).lastRun).toMatchObject({
      outcome: "missed",
      reasons: [{ code: "too_late" }],
    });
  });

  it("a run that slept sends nothing more in the last half minute, and leaves nothing open", async ({
    expect,
  }) => {
    const day = await openActiveDay();
    await halt(day.exchange, "SPY");
    await day.advanceTo("15:55");
    await passUntil(day, DATE, "15:55:20");
    await loseTimers(day.exchange);
    await passUntil(day, DATE, "15:59:31");
    await tick();
    await halt(day.exchange, "SPY", false);
    await passUntil(day, DATE, "16:06");
    const { orders } = await accountAtExchange(day.exchange);
    expect(standsOf(orders)).toEqual(["buy SPY canceled"]);
    for (const { submitted_at: at } of orders) {
      expect(Date.parse(at)).toBeLessThan(newYorkInstant(DATE, "15:59:30"));
    }
    await tick();
    expect((await statusOf(day.user)).lastRun).toMatchObject({ state: "reported", outcome: "failed" });
    await expectSoundBooks(expect, day);
  });
});
