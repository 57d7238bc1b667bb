import { describe, it } from "vitest";
import { expectSoundBooks, historyOf, newestRecord, statusOf } from "../support/books.ts";
import { troubleOrders } from "../support/troubles/broker-troubles.ts";
import { endFaults, holdingsAtExchange, orderFault, requestsSoFar } from "../support/exchange-admin.ts";
import { quietMarket } from "../support/market.ts";
import { tradeThrough } from "../support/next-day.ts";
import { notified } from "../support/notifications.ts";
import { activate, fixedWeights } from "../support/strategies.ts";
import { openTradingDay, type TradingDay } from "../support/trading-day.ts";

const SENDING = { method: "POST", pathPrefix: "/v2/orders" };

const REFUSALS = [
  { status: 403, code: 40_310_000, message: "insufficient buying power" },
  { status: 403, code: 40_310_000, message: "market is closed" },
  { status: 422, code: 40_010_001, message: "qty must be integer" },
  { status: 403, code: 40_310_000, message: "account is not authorized to trade" },
];

/** A day on which Alpaca refuses every order with a status and a body. */
async function dayRefused({ status, ...body }: (typeof REFUSALS)[number]): Promise<TradingDay> {
  const day = await openTradingDay(quietMarket({ SPY: 600 }));
  await activate(day.user, "SPY", fixedWeights({ SPY: 100 }));
  await orderFault(day.exchange, { match: SENDING, action: "status", status, body, times: "always" });
  await day.advanceTo("16:06");
  return day;
}

describe("an order that Alpaca refuses", () => {
  it.for(REFUSALS)(
    "because of “$message” is in history, and its owner is told",
    async (refused, { expect }) => {
      const day = await dayRefused(refused);
      const { message } = refused;
      const error = { code: "order_rejected", symbol: "SPY", message: `SPY: ${message}` };
      expect(await newestRecord(day.user, "SPY")).toMatchObject({
        outcome: "failed",
        success: false,
        errorMessage: `SPY: ${message}`,
        executed: { buys: [{ symbol: "SPY", filledQuantity: "0" }], errors: [error] },
      });
      expect(await notified()).toMatchObject([
        { kind: "run_failed", payload: { slot: day.slot.id, outcome: "failed", reasons: [error] } },
      ]);
      await expectSoundBooks(expect, day);
    },
  );

  it("is not sent again, neither a minute later nor in any other way that day", async ({ expect }) => {
    const day = await dayRefused(REFUSALS[0]!);
    const posts = (await requestsSoFar(day.exchange)).filter((line) => line === "POST /v2/orders");
    expect(posts).toHaveLength(1);
  });

  it("is made up for the next day, from what the broker says then", async ({ expect }) => {
    const day = await dayRefused(REFUSALS[0]!);
    await endFaults(day.exchange);
    await tradeThrough(day, "2026-08-21");
    expect((await historyOf(day.user, "SPY")).map(({ slot, outcome }) => [slot, outcome])).toEqual([
      ["2026-08-21/close", "completed"],
      ["2026-08-20/close", "failed"],
    ]);
    expect(await holdingsAtExchange(day.exchange)).toEqual({ SPY: "166.25" });
    expect((await statusOf(day.user)).lastRun?.reasons).toEqual([]);
    await expectSoundBooks(expect, day);
  });

  it("after it was taken is not sent again either", async ({ expect }) => {
    const day = await openTradingDay(quietMarket({ SPY: 600, TLT: 80 }));
    await activate(day.user, "60/40", fixedWeights({ SPY: 60, TLT: 40 }));
    await troubleOrders(day.exchange, { action: "reject" }, { symbol: "TLT" });
    await day.advanceTo("16:06");
    expect(await holdingsAtExchange(day.exchange)).toEqual({ SPY: "99.75" });
    expect(await newestRecord(day.user, "60/40")).toMatchObject({
      outcome: "completed_adjusted",
      executed: { errors: [{ code: "order_rejected", symbol: "TLT" }] },
    });
    const posts = (await requestsSoFar(day.exchange)).filter((line) => line === "POST /v2/orders");
    expect(posts).toHaveLength(2);
    expect(await notified()).toMatchObject([{ kind: "run_failed" }]);
    await expectSoundBooks(expect, day);
  });
});
