import { describe, type ExpectStatic, it, vi } from "vitest";
import type { MarketData } from "../../../sim/exchange/market/market-data.ts";
import { newestRecord, sharesOf, statusOf } from "../support/books.ts";
import { accountAtExchange, orderFault } from "../support/exchange-admin.ts";
import { quietMarket } from "../support/market.ts";
import { jumpingMarket } from "../support/moving-market.ts";
import { tradeThrough } from "../support/next-day.ts";
import { activate, meanTree } from "../support/strategies.ts";
import { openTradingDay, type TradingDay } from "../support/trading-day.ts";
import { type ActionLists, listActions, splitRow } from "../support/vendors/listed-actions.ts";

const [EX_DATE, NEXT_DAY] = ["2026-08-21", "2026-08-24"];
const STILL = { STOCK: 400, TLT: 80 };

/** The day before: a strategy has bought TLT, because the mean of STOCK's last ten closes is $150 or more. */
async function dayBefore(market: MarketData): Promise<TradingDay> {
  vi.spyOn(console, "error").mockImplementation(() => undefined);
  const day = await openTradingDay(market);
  await activate(day.user, "mean", meanTree("STOCK", 150, "TLT"));
  await day.advanceTo("16:06");
  return day;
}

/** The same day and the next, of which the list says something. */
async function exDateWith(lists: ActionLists, market = quietMarket(STILL)): Promise<TradingDay> {
  const day = await dayBefore(market);
  await listActions(day.exchange, lists);
  await tradeThrough(day, EX_DATE);
  return day;
}

/** Expects that the strategy held, and that its owner is told so. */
async function expectHeld(expect: ExpectStatic, { user }: TradingDay, told: string): Promise<void> {
  expect((await statusOf(user)).lastRun).toMatchObject({
    outcome: "held",
    reasons: [{ message: expect.stringContaining(told) }],
  });
}

const holds = async ({ user }: TradingDay) => Object.keys(sharesOf(await statusOf(user), "mean"));
const orders = async ({ exchange }: TradingDay) => (await accountAtExchange(exchange)).orders.length;

describe("a split that is listed and does not happen", () => {
  it.for([
    { what: "a split", lists: { forward_splits: [splitRow("STOCK", EX_DATE, 4)] } },
    { what: "a reverse split", lists: { reverse_splits: [splitRow("STOCK", EX_DATE, 0.1)] } },
    {
      what: "a special dividend",
      lists: { cash_dividends: [{ id: "d", symbol: "STOCK", rate: 300, ex_date: EX_DATE }] },
    },
  ])("sells nothing that a strategy decides by its price: $what", async ({ lists }, { expect }) => {
    const day = await exDateWith(lists);
    await expectHeld(expect, day, "does not show the split or dividend");
    expect(await holds(day)).toEqual(["TLT"]);
    expect(await orders(day)).toBe(1);
  });

  it("costs that day alone", async ({ expect }) => {
    const day = await exDateWith({ forward_splits: [splitRow("STOCK", EX_DATE, 4)] });
    await tradeThrough(day, NEXT_DAY);
    expect(await newestRecord(day.user, "mean")).toMatchObject({ outcome: "no_trades", targets: { TLT: 1 } });
  });
});

describe("a split that happens and is not listed", () => {
  const market = () => jumpingMarket({ STOCK: [400, 100], TLT: 80 }, EX_DATE);

  it("sells nothing for a fall that was none, whoever bears the price out", async ({ expect }) => {
    const day = await exDateWith({}, market());
    await expectHeld(expect, day, "as by a split, and no split is listed");
    expect(await holds(day)).toEqual(["TLT"]);
    expect(await orders(day)).toBe(1);
  });

  it("is the same when the list has it on another day", async ({ expect }) => {
    const day = await exDateWith({ forward_splits: [splitRow("STOCK", NEXT_DAY, 4)] }, market());
    await expectHeld(expect, day, "as by a split, and no split is listed");
    expect(await holds(day)).toEqual(["TLT"]);
  });
});

describe("an action that is listed twice", () => {
  it.for([
    { what: "under one id", ids: ["a", "a"] },
    { what: "under two ids", ids: ["a", "b"] },
  ])("counts once: $what", async ({ ids }, { expect }) => {
    // Counted twice the mean would be 400 / 9, which is below $60.
    const splits = ids.map((id) => splitRow("STOCK", EX_DATE, 3, id));
    const day = await openTradingDay(jumpingMarket({ STOCK: [400, 400 / 3], TLT: 80 }, EX_DATE));
    await listActions(day.exchange, { forward_splits: splits });
    await activate(day.user, "mean", meanTree("STOCK", 60, "TLT"));
    await day.advanceTo("16:06");
    await tradeThrough(day, EX_DATE);
    expect(await newestRecord(day.user, "mean")).toMatchObject({ outcome: "no_trades", targets: { TLT: 1 } });
  });

  it("counts as the price shows it, where the two contradict each other", async ({ expect }) => {
    const day = await exDateWith(
      { reverse_splits: [splitRow("STOCK", EX_DATE, 1 / 15, "a"), splitRow("STOCK", EX_DATE, 0.1, "b")] },
      jumpingMarket({ STOCK: [400, 4000], TLT: 80 }, EX_DATE),
    );
    expect(await newestRecord(day.user, "mean")).toMatchObject({ outcome: "no_trades", targets: { TLT: 1 } });
  });
});

describe("a stock dividend whose rate can be read in two ways", () => {
  const lists = { stock_dividends: [{ id: "s", symbol: "STOCK", rate: 1.0625, ex_date: EX_DATE }] };

  /** The mean of ten closes at $150 is $141 after a sixteenth more shares, and $73 after twice as many and more. */
  async function exDateAt(price: number): Promise<TradingDay> {
    vi.spyOn(console, "error").mockImplementation(() => undefined);
    const day = await openTradingDay(jumpingMarket({ STOCK: [150, price], TLT: 80 }, EX_DATE));
    await activate(day.user, "mean", meanTree("STOCK", 100, "TLT"));
    await day.advanceTo("16:06");
    await listActions(day.exchange, lists);
    await tradeThrough(day, EX_DATE);
    return day;
  }

  it("is what the price shows", async ({ expect }) => {
    const day = await exDateAt(141);
    expect(await newestRecord(day.user, "mean")).toMatchObject({ outcome: "no_trades", targets: { TLT: 1 } });
  });

  it("makes the strategy hold when the price shows neither", async ({ expect }) => {
    const day = await exDateAt(150);
    expect(await holds(day)).toEqual(["TLT"]);
    await expectHeld(expect, day, "does not show the split or dividend");
  });
});

describe("a bar that the vendor has not published, of the day before", () => {
  /** Tiingo's rows of STOCK at $400, which end before the split. */
  const rows = (market: MarketData) =>
    market
      .get("STOCK")!
      .rows.filter(({ date }) => date < EX_DATE)
      .map((row) => ({ ...row, date: `${row.date}T00:00:00.000Z` }));

  async function dayAfter(lists: ActionLists, price: number): Promise<TradingDay> {
    const market = jumpingMarket({ STOCK: [400, price], TLT: 80 }, EX_DATE);
    const day = await dayBefore(market);
    await listActions(day.exchange, lists);
    await orderFault(day.exchange, {
      match: { pathPrefix: "/tiingo/daily/STOCK/prices" },
      action: "status",
      status: 200,
      body: rows(market),
      times: "always",
    });
    await tradeThrough(day, EX_DATE);
    await tradeThrough(day, NEXT_DAY);
    return day;
  }

  it("makes the strategy hold when its price has split since, and nobody lists it", async ({ expect }) => {
    const day = await dayAfter({}, 100);
    expect((await statusOf(day.user)).lastRun).toMatchObject({
      outcome: "held",
      reasons: [
        { code: "history_stale", message: expect.stringContaining("its close before today was $100") },
      ],
    });
    expect(await holds(day)).toEqual(["TLT"]);
  });

  it("makes the strategy hold when its price has only moved", async ({ expect }) => {
    const day = await dayAfter({}, 410);
    expect((await statusOf(day.user)).lastRun).toMatchObject({
      outcome: "held",
      reasons: [{ code: "history_stale" }],
    });
  });

  it("matters no more once the split is known: mean and price are of the same shares", async ({ expect }) => {
    // Not adjusted the mean of ten would be $370, adjusted it is $100.
    const day = await dayAfter({ forward_splits: [splitRow("STOCK", EX_DATE, 4)] }, 100);
    expect(await newestRecord(day.user, "mean")).toMatchObject({ targets: {} });
  });
});
