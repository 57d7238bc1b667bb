import { describe, it, vi } from "vitest";
import { expectSoundBooks, newestRecord, sharesOf, statusOf } from "../support/books.ts";
import { accountAtExchange, endFaults, holdingsAtExchange, orderFault } from "../support/exchange-admin.ts";
import { quietMarket } from "../support/market.ts";
import { passUntil, tradeThrough } from "../support/next-day.ts";
import { notified } from "../support/notifications.ts";
import { activate, fixedWeights } from "../support/strategies.ts";
import { openTradingDay, type TradingDay } from "../support/trading-day.ts";

const DATE = "2026-08-20";
const SILENT = { action: "status", status: 503, times: "always" } as const;

/** A run whose buy fills after the broker has stopped telling anything of orders, until past the end. */
async function dayThatGaveUp(): Promise<TradingDay> {
  vi.spyOn(console, "error").mockImplementation(() => undefined);
  const day = await openTradingDay(quietMarket({ SPY: 600 }), DATE, { fills: { fillAfter: 20_000 } });
  await activate(day.user, "SPY", fixedWeights({ SPY: 100 }));
  await day.advanceTo("15:55");
  await passUntil(day, DATE, "15:55:10");
  await orderFault(day.exchange, { match: { method: "GET", pathPrefix: "/v2/orders" }, ...SILENT });
  await orderFault(day.exchange, { match: { method: "DELETE", pathPrefix: "/v2/orders" }, ...SILENT });
  await day.advanceTo("16:07");
  return day;
}

describe("an order that filled after the run had given it up", () => {
  it("is unresolved in history, and its owner is told", async ({ expect }) => {
    const day = await dayThatGaveUp();
    expect(await holdingsAtExchange(day.exchange)).toEqual({ SPY: "166.25" });
    const status = await statusOf(day.user);
    expect(status.lastRun).toMatchObject({ state: "reported" });
    expect(status.lastRun!.reasons.map(({ code }) => code)).toContain("order_unresolved");
    expect(sharesOf(status, "SPY")).toEqual({});
    expect(await notified()).toMatchObject([{ kind: "run_failed" }]);
  });

  it("is its strategy's in the next look, and is not bought a second time", async ({ expect }) => {
    const day = await dayThatGaveUp();
    await endFaults(day.exchange);
    const { orders } = await accountAtExchange(day.exchange);
    await tradeThrough(day, "2026-08-21");
    expect(await newestRecord(day.user, "SPY")).toMatchObject({
      slot: "2026-08-21/close",
      outcome: "no_trades",
      executed: { notes: [{ code: "late_fill", symbol: "SPY" }] },
    });
    expect((await accountAtExchange(day.exchange)).orders).toEqual(orders);
    expect(sharesOf(await statusOf(day.user), "SPY")).toEqual({ SPY: "166.25" });
    await expectSoundBooks(expect, day);
  });
});
