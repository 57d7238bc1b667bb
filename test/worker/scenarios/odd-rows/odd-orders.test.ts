import { describe, it } from "vitest";
import type { BrokerOrder } from "../../../../src/brokers/broker.ts";
import { decimal } from "../../../../src/engine/money/decimal.ts";
import { expectSoundBooks, statusOf } from "../../support/books.ts";
import { accountAtExchange, holdingsAtExchange, orderByHand } from "../../support/exchange-admin.ts";
import { quietMarket } from "../../support/market.ts";
import { passUntil, tradeThrough } from "../../support/next-day.ts";
import { changeBroker } from "../../support/other-broker.ts";
import { activate, fixedWeights } from "../../support/strategies.ts";
import { openTradingDay, type TradingDay } from "../../support/trading-day.ts";
import { changeAnswers, changeList, isOrder } from "../../support/troubles/odd-answers.ts";

/** An order that the owner has sent by hand, of which nobody here has heard. */
const BY_HAND = {
  id: "0d0d0d0d-0000-4000-8000-000000000001",
  client_order_id: "0d0d0d0d-0000-4000-8000-000000000002",
  symbol: "ODD",
  side: "buy",
  status: "new",
  qty: "10",
  filled_qty: "0",
};

/** A day with 100 OLD in the strategy, of which it wants none any more, but SPY. */
async function openDayOfAnExit(): Promise<TradingDay> {
  const day = await openTradingDay(quietMarket({ SPY: 600, OLD: 500 }), "2026-08-20", { startsAt: "11:00" });
  await orderByHand(day.exchange, day.keys, { symbol: "OLD", side: "buy", qty: "100" });
  await day.advanceTo("11:01");
  const { botId } = await activate(day.user, "all in SPY", fixedWeights({ SPY: 100 }));
  await day.user.post(`/api/live/strategies/${botId}/adopt`, { symbol: "OLD", quantity: "100" });
  return day;
}

describe("an order by hand that cannot be read", () => {
  it.for([
    { what: "of a kind that nobody knows", odd: { side: "sell_to_open" } },
    { what: "without a side", odd: { side: null } },
    { what: "that does not say what has filled", odd: { filled_qty: null } },
    { what: "that has filled at 0", odd: { filled_qty: "10", filled_avg_price: "0" } },
    {
      what: "of which nothing is told but its id",
      odd: { side: null, symbol: null, status: null, qty: null },
    },
  ])("keeps nobody from trading: one $what", async ({ odd }, { expect }) => {
    const day = await openTradingDay(quietMarket({ SPY: 600 }));
    await activate(day.user, "all in SPY", fixedWeights({ SPY: 100 }));
    changeList("/v2/orders", (rows) => [{ ...BY_HAND, ...odd }, ...rows]);
    await day.advanceTo("16:06");
    expect((await statusOf(day.user)).lastRun).toMatchObject({ outcome: "completed", reasons: [] });
    await expectSoundBooks(expect, day);
  });
});

describe("an order of ours that is still open from before and cannot be read", () => {
  it("is cancelled like any other before the run trades", async ({ expect }) => {
    const day = await openTradingDay(quietMarket({ SPY: 600, ODD: 50 }));
    await activate(day.user, "all in SPY", fixedWeights({ SPY: 100 }));
    await day.advanceTo("16:06");
    const [ours] = (await accountAtExchange(day.exchange)).orders;
    const clientOrderId = ours!.client_order_id.replace("SPY", "ODD");
    await passUntil(day, "2026-08-21", "15:40");
    const resting = { symbol: "ODD", side: "buy", qty: "1", type: "limit", limit_price: "1" } as const;
    await orderByHand(day.exchange, day.keys, { ...resting, client_order_id: clientOrderId });
    changeList("/v2/orders", (rows) =>
      rows.map((row) => (row["client_order_id"] === clientOrderId ? { ...row, filled_qty: null } : row)),
    );
    await tradeThrough(day, "2026-08-21");
    expect((await statusOf(day.user)).lastRun).toMatchObject({ reasons: [{ code: "leftover_cancelled" }] });
    const { orders } = await accountAtExchange(day.exchange);
    expect(orders.find(({ symbol }) => symbol === "ODD")).toMatchObject({ status: "canceled" });
    await expectSoundBooks(expect, day);
  });
});

describe("an order that has filled whole", () => {
  it.for(["done_for_day", "calculated", "stopped", "suspended"])(
    "is over although the broker calls it %s: its proceeds are spent at once, and nothing is unresolved",
    async (status, { expect }) => {
      const day = await openDayOfAnExit();
      changeAnswers((json) =>
        isOrder(json) && json["status"] === "filled" ? { ...json, status } : undefined,
      );
      changeList("/v2/orders", (rows) =>
        rows.map((row) => (row["status"] === "filled" ? { ...row, status } : row)),
      );
      await day.advanceTo("16:06");
      expect((await statusOf(day.user)).lastRun).toMatchObject({ outcome: "completed", reasons: [] });
      const { orders } = await accountAtExchange(day.exchange);
      const sell = orders.find(({ symbol, side }) => symbol === "OLD" && side === "sell");
      const buy = orders.find(({ symbol }) => symbol === "SPY");
      expect(Date.parse(buy!.submitted_at) - Date.parse(sell!.submitted_at)).toBeLessThan(10_000);
      await expectSoundBooks(expect, day);
    },
  );
});

describe("an order that the broker calls filled before it tells all of its fills", () => {
  it.for(["0", "40"])(
    "is waited for when it tells %s shares of it: nothing is bought twice",
    async (told, { expect }) => {
      const day = await openTradingDay(quietMarket({ SPY: 600 }));
      await activate(day.user, "all in SPY", fixedWeights({ SPY: 100 }));
      let looks = 0;
      const early = (row: Record<string, unknown>) =>
        row["status"] === "filled" && looks++ < 8 ? { ...row, filled_qty: told } : row;
      changeAnswers((json) => (isOrder(json) ? early(json) : undefined));
      changeList("/v2/orders", (rows) => rows.map(early));
      await day.advanceTo("16:06");
      expect(looks).toBeGreaterThan(8);
      expect((await accountAtExchange(day.exchange)).orders).toHaveLength(1);
      expect((await statusOf(day.user)).lastRun).toMatchObject({ outcome: "completed", reasons: [] });
      await expectSoundBooks(expect, day);
    },
  );
});

describe("an order of which more is told to have filled than it asked for", () => {
  it("is asked about again: what it sells is spent, and the run comes to its end", async ({ expect }) => {
    const day = await openDayOfAnExit();
    let looks = 0;
    const over = (row: Record<string, unknown>) =>
      row["symbol"] === "OLD" && row["status"] === "filled" && looks++ < 3
        ? { ...row, filled_qty: "110" }
        : row;
    changeAnswers((json) => (isOrder(json) ? over(json) : undefined));
    changeList("/v2/orders", (rows) => rows.map(over));
    await day.advanceTo("16:06");
    expect(looks).toBeGreaterThan(3);
    expect((await statusOf(day.user)).lastRun).toMatchObject({
      state: "reported",
      outcome: "completed",
      reasons: [],
    });
    expect(await holdingsAtExchange(day.exchange)).toEqual({ SPY: "166.2416875" });
    await expectSoundBooks(expect, day);
  });
});

describe("a broker that tells more of a sell than it was to sell, until the next day", () => {
  it("keeps no run from its end: the strategy's own shares are sold, and the rest is put right", async ({
    expect,
  }) => {
    let isWrong = true;
    const over = (order: BrokerOrder): BrokerOrder =>
      isWrong && order.symbol === "OLD" && order.filledQuantity.eq(100)
        ? { ...order, filledQuantity: decimal(110) }
        : order;
    changeBroker((broker) => ({
      ...broker,
      async ordersSince(instant) {
        const listed = await broker.ordersSince(instant);
        return listed.kind === "confirmed"
          ? { ...listed, value: { ...listed.value, orders: listed.value.orders.map(over) } }
          : listed;
      },
      async place(request) {
        const placed = await broker.place(request);
        return placed.kind === "confirmed" ? { ...placed, value: over(placed.value) } : placed;
      },
    }));
    const day = await openDayOfAnExit();
    await day.advanceTo("16:06");
    expect((await statusOf(day.user)).lastRun).toMatchObject({ state: "reported" });
    expect(await holdingsAtExchange(day.exchange)).toEqual({ SPY: "166.2416875" });
    isWrong = false;
    await tradeThrough(day, "2026-08-21");
    expect((await statusOf(day.user)).lastRun).toMatchObject({ slot: "2026-08-21/close", state: "reported" });
    await expectSoundBooks(expect, day);
  });
});
