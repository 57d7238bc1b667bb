import { describe, it } from "vitest";
import { expectSoundBooks, statusOf } from "../support/books.ts";
import {
  type AnsweredRequest,
  answeredRequests,
  troubleOrders,
} from "../support/troubles/broker-troubles.ts";
import { accountAtExchange } from "../support/exchange-admin.ts";
import { quietMarket } from "../support/market.ts";
import { jumpingMarket } from "../support/moving-market.ts";
import { passUntil, tradeThrough } from "../support/next-day.ts";
import { activate, fixedWeights } from "../support/strategies.ts";
import { openTradingDay, type TradingDay } from "../support/trading-day.ts";

const MINUTE = 60_000;
const TOMORROW = "2026-08-21";
const BUDGET = 120;
const names = (prefix: string, count: number) =>
  Array.from({ length: count }, (_, index) => `${prefix}${String.fromCodePoint(65 + index)}`);

/** Requests to the broker: its market data is counted by itself. */
function toBroker({ path }: AnsweredRequest): boolean {
  return path.startsWith("/v2/") && !path.startsWith("/v2/stocks");
}

/** The most that fall into a minute, wherever it begins, each as its method and the kind of thing it asks for. */
function busiestMinute(requests: readonly AnsweredRequest[]): string[] {
  const instants = requests.map(({ at }) => Date.parse(at));
  const minutes = instants.map((start) =>
    requests.filter((_, index) => instants[index]! >= start && instants[index]! < start + MINUTE),
  );
  const busiest = minutes.reduce((most, minute) => (minute.length > most.length ? minute : most), []);
  return busiest.map(({ method, path }) => `${method} ${path.split("/").slice(0, 3).join("/")}`);
}

/** Holds some symbols in equal parts while SIGNAL stands below 100, and others from 100 on. */
function rotation(before: readonly string[], after: readonly string[]): unknown {
  const equally = (tickers: readonly string[]) => ({
    id: tickers.join(""),
    kind: "basic",
    weighting: "equal",
    children: { next: tickers.map((ticker) => ({ id: ticker, kind: "position", positions: [ticker] })) },
  });
  return {
    id: "rotation",
    kind: "indicator",
    conditions: [
      { id: "c", type: "if", metric: "Current Price", ticker: "SIGNAL", comparator: "gte", threshold: "100" },
    ],
    children: { then: [equally(after)], else: [equally(before)] },
  };
}

/** The day before everything held is to be sold and as many other symbols are to be bought. */
async function dayBeforeTheRotation(
  before: readonly string[],
  after: readonly string[],
): Promise<TradingDay> {
  const prices = Object.fromEntries([...before, ...after].map((symbol) => [symbol, 50] as const));
  const day = await openTradingDay(jumpingMarket({ ...prices, SIGNAL: [90, 100] }, TOMORROW));
  await activate(day.user, "rotation", rotation(before, after));
  await day.advanceTo("16:06");
  await passUntil(day, TOMORROW, "15:00");
  return day;
}

describe("an account with 20 symbols at its worst", () => {
  it("sells and buys them all, none of which fills at first, with 120 requests a minute at most", async ({
    expect,
  }) => {
    const day = await dayBeforeTheRotation(names("S", 10), names("B", 10));
    const slowly = { action: "slow", fillAfter: 20_000 } as const;
    const inPart = { action: "partial-fill", fraction: 0.3, delay: null } as const;
    await troubleOrders(day.exchange, slowly, { side: "sell" }, "always");
    await troubleOrders(day.exchange, inPart, { side: "buy" }, "always");
    await tradeThrough(day, TOMORROW);

    expect((await statusOf(day.user)).lastRun).toMatchObject({ outcome: "completed_adjusted" });
    const { orders } = await accountAtExchange(day.exchange);
    // Every buy has had its three prices: the first, and two new ones.
    const last = orders.filter(({ client_order_id: id }) => /-20260821-close-B.-buy-3$/.test(id));
    expect(last).toHaveLength(10);

    const requests = await answeredRequests(day.exchange);
    const today = requests.filter((request) => request.at.startsWith(TOMORROW) && toBroker(request));
    expect(busiestMinute(today).length).toBeLessThanOrEqual(BUDGET);
    expect(today.filter(({ status }) => status === 429)).toEqual([]);
    await expectSoundBooks(expect, day);
  });

  it("buys 20 from cash, each in part at every price, with 120 requests a minute at most", async ({
    expect,
  }) => {
    const symbols = names("B", 20);
    const day = await openTradingDay(quietMarket(Object.fromEntries(symbols.map((symbol) => [symbol, 50]))));
    await activate(day.user, "all", fixedWeights(Object.fromEntries(symbols.map((symbol) => [symbol, 5]))));
    const inPart = { action: "partial-fill", fraction: 0.3, delay: null } as const;
    await troubleOrders(day.exchange, inPart, { side: "buy" }, "always");
    await day.advanceTo("16:06");
    const { orders } = await accountAtExchange(day.exchange);
    expect(orders).toHaveLength(60);
    const requests = (await answeredRequests(day.exchange)).filter(toBroker);
    expect(busiestMinute(requests).length).toBeLessThanOrEqual(BUDGET);
    await expectSoundBooks(expect, day);
  });
});
