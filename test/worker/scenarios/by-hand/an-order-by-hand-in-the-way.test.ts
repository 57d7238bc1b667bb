import { describe, it } from "vitest";
import type { Preview } from "../../../../src/contract/runs.ts";
import { expectSoundBooks, statusOf } from "../../support/books.ts";
import { accountAtExchange, holdingsAtExchange, orderByHand } from "../../support/exchange-admin.ts";
import { quietMarket } from "../../support/market.ts";
import { passUntil } from "../../support/next-day.ts";
import { activate, fixedWeights } from "../../support/strategies.ts";
import { openTradingDay, type TradingDay } from "../../support/trading-day.ts";
import { troubleOrders } from "../../support/troubles/broker-troubles.ts";
import { changeAnswers } from "../../support/troubles/odd-answers.ts";

const TOMORROW = "2026-08-21";

interface ByHand {
  readonly side: "buy" | "sell";
  readonly qty: string;
  readonly type?: string;
  readonly limit_price?: string;
  readonly stop_price?: string;
}

/** The day after 166.25 SPY were bought, with an order that the owner has sent by hand and that is still open. */
async function openMorning(byHand: ByHand, sellOrders: "market" | "limit" = "market") {
  const day = await openTradingDay(quietMarket({ SPY: 600, TLT: 80 }), "2026-08-20", {
    spreads: { SPY: 0.02 },
  });
  const { botId } = await activate(day.user, "all in SPY", fixedWeights({ SPY: 100 }));
  await day.user.send("PUT", "/api/live/settings", { sellOrders });
  await day.advanceTo("16:06");
  await passUntil(day, TOMORROW, "11:00");
  await orderByHand(day.exchange, day.keys, { symbol: "SPY", ...byHand });
  return { day, botId };
}

/** The owner ends the strategy: everything is to be sold. */
async function liquidate(day: TradingDay, botId: string): Promise<void> {
  const { body } = await day.user.post<Preview>("/api/live/preview", { kind: "liquidate", botIds: [botId] });
  await day.user.post("/api/live/run-now", { planHash: body.planHash });
  await passUntil(day, TOMORROW, "11:07");
}

describe("the owner's own small buy order, which an exit could trade with", () => {
  it.for([
    { what: "far below the market", sellOrders: "market", limit_price: "590" },
    { what: "just below the market", sellOrders: "market", limit_price: "599.98" },
    { what: "above the limit of the exit", sellOrders: "limit", limit_price: "599.95" },
  ] as const)(
    "does not keep it from being sold, and is named: $what",
    async ({ sellOrders, limit_price }, { expect }) => {
      const { day, botId } = await openMorning(
        { side: "buy", qty: "0.1", type: "limit", limit_price },
        sellOrders,
      );
      await liquidate(day, botId);
      const { lastRun } = await statusOf(day.user);
      expect(lastRun).toMatchObject({ outcome: "completed" });
      expect(lastRun!.reasons).toMatchObject([
        {
          code: "order_in_the_way",
          symbol: "SPY",
          message: `the broker does not sell SPY because of your open order to buy 0.1 SPY at $${limit_price}: it is sold at a limit above it`,
          isNote: true,
        },
      ]);
      expect(await holdingsAtExchange(day.exchange)).toEqual({});
      const { orders } = await accountAtExchange(day.exchange);
      expect(orders.find(({ qty }) => qty === "0.1")).toMatchObject({ status: "new" });
      await expectSoundBooks(expect, day);
    },
  );

  it("does not keep it from being sold while the market has no bid for some seconds", async ({ expect }) => {
    const { day, botId } = await openMorning({ side: "buy", qty: "0.1", type: "limit", limit_price: "590" });
    let withoutBid = 0;
    changeAnswers((json, { path }) => {
      if (path !== "/v2/stocks/snapshots" || withoutBid >= 4) return undefined;
      withoutBid += 1;
      const rows = Object.entries(json as Record<string, { latestQuote: object }>);
      return Object.fromEntries(
        rows.map(([symbol, row]) => [symbol, { ...row, latestQuote: { ...row.latestQuote, bp: 0 } }]),
      );
    });
    await liquidate(day, botId);
    expect(await holdingsAtExchange(day.exchange)).toEqual({});
    expect((await statusOf(day.user)).lastRun).toMatchObject({ outcome: "completed" });
    expect(withoutBid).toBe(4);
    await expectSoundBooks(expect, day);
  });

  it("that would take any price keeps it from being sold, and its owner is told which to cancel", async ({
    expect,
  }) => {
    const { day, botId } = await openMorning({ side: "buy", qty: "0.1", type: "stop", stop_price: "700" });
    await liquidate(day, botId);
    const { lastRun } = await statusOf(day.user);
    expect(lastRun!.reasons).toContainEqual({
      code: "order_rejected",
      symbol: "SPY",
      message:
        "the broker does not sell SPY because of your open order to buy 0.1 SPY: cancel it at the broker, and it can be traded again",
    });
    expect(await holdingsAtExchange(day.exchange)).toMatchObject({ SPY: expect.any(String) });
    await expectSoundBooks(expect, day);
  });

  it("does not keep what is left of an exit from being sold in the last seconds, either", async ({
    expect,
  }) => {
    const byHand = { side: "buy", qty: "0.1", type: "limit", limit_price: "590" } as const;
    const { day, botId } = await openMorning(byHand, "limit");
    // No limit finds a buyer, until at last the market is to take it.
    await troubleOrders(day.exchange, { action: "never-fill" }, { symbol: "SPY", side: "sell" }, 3);
    await liquidate(day, botId);
    expect(await holdingsAtExchange(day.exchange)).toEqual({});
    expect((await statusOf(day.user)).lastRun).toMatchObject({
      outcome: "completed",
      reasons: [{ code: "order_in_the_way", isNote: true }],
    });
    await expectSoundBooks(expect, day);
  });
});

describe("the owner's own stop order, which a buy could trade with", () => {
  it("is named, for its owner to cancel it", async ({ expect }) => {
    const day = await openTradingDay(quietMarket({ SPY: 600 }), "2026-08-20", { startsAt: "11:00" });
    await orderByHand(day.exchange, day.keys, { symbol: "SPY", side: "buy", qty: "1" });
    await day.advanceTo("11:01");
    const stop = { symbol: "SPY", side: "sell", qty: "1", type: "stop", stop_price: "500" } as const;
    await orderByHand(day.exchange, day.keys, stop);
    await activate(day.user, "all in SPY", fixedWeights({ SPY: 100 }));
    await day.advanceTo("16:06");
    expect((await statusOf(day.user)).lastRun!.reasons).toContainEqual({
      code: "order_rejected",
      symbol: "SPY",
      message:
        "the broker does not buy SPY because of your open order to sell 1 SPY: cancel it at the broker, and it can be traded again",
    });
    await expectSoundBooks(expect, day);
  });
});
