import { exports } from "cloudflare:workers";
import { describe, it } from "vitest";
import { decimal, sum, toText } from "../../../src/engine/money/decimal.ts";
import { accountObjectOf, killAccount, userIdOf } from "../support/account-object.ts";
import { rowsOf } from "../support/account-tables.ts";
import { expectSoundBooks } from "../support/books.ts";
import { troubleOrders } from "../support/troubles/broker-troubles.ts";
import { accountAtExchange, orderFault } from "../support/exchange-admin.ts";
import { quietMarket } from "../support/market.ts";
import { passUntil } from "../support/next-day.ts";
import { activate, fixedWeights } from "../support/strategies.ts";
import { openTradingDay, tick, type TradingDay } from "../support/trading-day.ts";

const DATE = "2026-08-20";
/** 60 % and 40 % of $99,750. */
const PLAN = { SPY: "99.75", TLT: "498.75" };

async function openActiveDay(): Promise<TradingDay> {
  const day = await openTradingDay(quietMarket({ SPY: 600, TLT: 80 }), DATE);
  await activate(day.user, "60/40", fixedWeights({ SPY: 60, TLT: 40 }));
  return day;
}

/** What all attempts together have filled, where every order at the broker is one of ours, and there once. */
async function filledOnce(day: TradingDay): Promise<Record<string, string>> {
  const { orders } = await accountAtExchange(day.exchange);
  const known = new Set((await rowsOf(day.user, "orders")).map(({ client_order_id: id }) => id));
  const seen = new Set<string>();
  for (const { client_order_id: id } of orders) {
    if (seen.has(id)) throw new Error(`${id} is there twice`);
    if (!known.has(id)) throw new Error(`nobody knows of ${id}`);
    seen.add(id);
  }
  const filled = Object.keys(PLAN).map((symbol) => {
    const own = orders.filter((order) => order.symbol === symbol);
    return [symbol, toText(sum(own.map((order) => decimal(order.filled_qty))))];
  });
  return Object.fromEntries(filled);
}

describe("no order is sent twice", () => {
  it("whatever repeats: ticks, dispatches, alarms", async ({ expect }) => {
    const day = await openActiveDay();
    const account = await accountObjectOf(day.user);
    const wake = `http://forge.test/local/wake/${encodeURIComponent(await userIdOf(day.user))}`;
    await day.advanceTo("15:54");
    for (const time of ["15:55:00", "15:55:01", "15:55:20", "15:55:46", "15:56:50", "16:00:30", "16:05:30"]) {
      await passUntil(day, DATE, time);
      await Promise.all([tick(), tick()]);
      await account.dispatch(day.slot.id);
      const alarm = () => exports.default.fetch(wake, { method: "POST" });
      await Promise.all([alarm(), alarm()]);
    }
    await day.advanceTo("16:07");
    expect(await filledOnce(day)).toEqual(PLAN);
    await expectSoundBooks(expect, day);
  });

  // Before the orders, between order and fill, while they fill, around both new prices, and when all is over.
  it.for([
    "15:55:00",
    "15:55:00.030",
    "15:55:00.400",
    "15:55:45",
    "15:55:45.050",
    "15:55:46.500",
    "15:56:45.050",
  ])("whenever the account dies: at %s", async (time, { expect }) => {
    const day = await openActiveDay();
    const half = { action: "partial-fill", fraction: 0.5, delay: null } as const;
    await troubleOrders(day.exchange, half, { symbol: "TLT" });
    await day.advanceTo("15:54");
    await passUntil(day, DATE, time);
    await killAccount(day.user);
    await day.advanceTo("16:07");
    expect(await filledOnce(day)).toEqual(PLAN);
    await expectSoundBooks(expect, day);
  });

  it.for(["drop-before-effect", "drop-after-effect"] as const)(
    "whichever answers are lost, and with them the account: %s",
    async (action, { expect }) => {
      const day = await openActiveDay();
      await orderFault(day.exchange, {
        match: { method: "POST", pathPrefix: "/v2/orders" },
        action,
        times: 2,
      });
      await day.advanceTo("15:55");
      await killAccount(day.user);
      await day.advanceTo("16:07");
      expect(await filledOnce(day)).toEqual(PLAN);
      await expectSoundBooks(expect, day);
    },
  );
});
