import { describe, it } from "vitest";
import { expectSoundBooks, sharesOf, statusOf } from "../support/books.ts";
import {
  bookCash,
  correctFill,
  endFaults,
  holdingsAtExchange,
  orderByHand,
  orderFault,
} from "../support/exchange-admin.ts";
import { quietMarket } from "../support/market.ts";
import { passUntil, tradeThrough } from "../support/next-day.ts";
import { activate, fixedWeights } from "../support/strategies.ts";
import { openTradingDay, type TradingDay } from "../support/trading-day.ts";

const NEXT = "2026-08-21";
const THIRD = "2026-08-24";
const DAY = 24 * 3_600_000;

/** The second day, at eleven, of a strategy of nine tenths of the account. */
async function openSecondDay(): Promise<TradingDay> {
  const day = await openTradingDay(quietMarket({ SPY: 600 }), "2026-08-20", { spreads: { SPY: 0 } });
  await activate(day.user, "SPY", fixedWeights({ SPY: 100 }));
  await day.advanceTo("16:06");
  await passUntil(day, NEXT, "11:00");
  return day;
}

const ledgerOf = async ({ user }: TradingDay) => (await statusOf(user)).strategies[0]!.ledger;
const cashOf = async (day: TradingDay) => Number((await ledgerOf(day)).cash);

/** Dollars that the strategy has in all, at the 600 that a share costs throughout. */
async function worthOf(day: TradingDay): Promise<number> {
  const { cash, positions } = await ledgerOf(day);
  return Number(cash) + 600 * Number(positions["SPY"] ?? 0);
}

describe("cash that moves before or after it is told of", () => {
  it("is charged once, though the fee is told two days after its cash has gone", async ({ expect }) => {
    const day = await openSecondDay();
    const before = await cashOf(day);
    await bookCash(day.exchange, day.keys.accountId, { kind: "fee", amount: "-10", toldAfter: 2 * DAY });
    await tradeThrough(day, NEXT);
    const { doubts } = await statusOf(day.user);
    expect(doubts).toMatchObject([{ symbol: null, amount: "-10" }]);
    expect(await cashOf(day)).toBe(before);
    await tradeThrough(day, THIRD);
    expect(await cashOf(day)).toBeCloseTo(before - 10, 2);
    expect((await statusOf(day.user)).doubts).toEqual([]);
    await expectSoundBooks(expect, day);
  });

  it("is charged once, though the fee is told on the day on which its owner has accepted that the cash is gone", async ({
    expect,
  }) => {
    const day = await openSecondDay();
    const before = await cashOf(day);
    await bookCash(day.exchange, day.keys.accountId, { kind: "fee", amount: "-10", toldAfter: DAY / 12 });
    await passUntil(day, NEXT, "11:01");
    const accepted = await day.user.post("/api/live/doubts/accept", { symbol: null, amount: "-10" });
    expect(accepted.status).toBe(200);
    expect(await cashOf(day)).toBeCloseTo(before - 10, 2);
    await tradeThrough(day, NEXT);
    expect((await statusOf(day.user)).doubts).toEqual([]);
    expect(await cashOf(day)).toBeCloseTo(before - 10, 2);
    await expectSoundBooks(expect, day);
  });

  it("is charged once, though its owner has given another command since they accepted that the cash is gone", async ({
    expect,
  }) => {
    const day = await openSecondDay();
    const before = await cashOf(day);
    const { botId } = (await statusOf(day.user)).strategies[0]!;
    await bookCash(day.exchange, day.keys.accountId, { kind: "fee", amount: "-10", toldAfter: DAY / 12 });
    await passUntil(day, NEXT, "11:01");
    await day.user.post("/api/live/doubts/accept", { symbol: null, amount: "-10" });
    await passUntil(day, NEXT, "11:30");
    const released = await day.user.post(`/api/live/strategies/${botId}/release`, { cash: "1" });
    expect(released.status).toBe(200);
    await tradeThrough(day, NEXT);
    expect((await statusOf(day.user)).doubts).toEqual([]);
    expect(await cashOf(day)).toBeCloseTo(before - 11, 2);
    await expectSoundBooks(expect, day);
  });

  it("is given once, though the deposit is told before its cash is there", async ({ expect }) => {
    const day = await openSecondDay();
    const before = await holdingsAtExchange(day.exchange);
    await bookCash(day.exchange, day.keys.accountId, {
      kind: "transfer",
      amount: "6000",
      bookedAfter: 2 * DAY,
      toldAfter: 0,
    });
    await tradeThrough(day, NEXT);
    expect(await holdingsAtExchange(day.exchange)).toEqual(before);
    await tradeThrough(day, THIRD);
    const shares = Number((await holdingsAtExchange(day.exchange))["SPY"]);
    expect(shares).toBeCloseTo(Number(before["SPY"]) + (6000 * 0.9975) / 600, 1);
    expect(Number(sharesOf(await statusOf(day.user), "SPY")["SPY"])).toBe(shares);
    await expectSoundBooks(expect, day);
  });
});

describe("cash that comes or goes so long after it was told that its absence has become a fact", () => {
  /** What the strategy has after each of seven sessions of which a transfer is told on the first day, and booked on the fifth. */
  async function worthOverWeek(day: TradingDay, amount: string): Promise<number[]> {
    const transfer = { kind: "transfer", amount, bookedAfter: 6 * DAY, toldAfter: 0 } as const;
    await bookCash(day.exchange, day.keys.accountId, transfer);
    const worth: number[] = [];
    for (const date of [NEXT, THIRD, "2026-08-25", "2026-08-26", "2026-08-27", "2026-08-28", "2026-08-31"]) {
      await tradeThrough(day, date);
      worth.push(Math.round(await worthOf(day)));
    }
    return worth;
  }

  it("is a strategy's deposit in the end", async ({ expect }) => {
    const day = await openSecondDay();
    const worth = await worthOverWeek(day, "6000");
    expect(worth).toEqual([106_000, 106_000, 100_000, 100_000, 100_000, 100_000, 106_000]);
    expect((await statusOf(day.user)).doubts).toEqual([]);
    await expectSoundBooks(expect, day);
  });

  it("has been withdrawn from a strategy once", async ({ expect }) => {
    const day = await openSecondDay();
    const worth = await worthOverWeek(day, "-200");
    expect(worth).toEqual([99_800, 99_800, 99_800, 99_800, 99_800, 99_800, 99_800]);
    expect((await statusOf(day.user)).doubts).toEqual([]);
    await expectSoundBooks(expect, day);
  });
});

describe("shares of a fill that the exchange takes back", () => {
  it("are taken once, though a look finds them gone before anybody says so", async ({ expect }) => {
    const day = await openSecondDay();
    await correctFill(day.exchange, day.keys.accountId, { filledQty: "100" });
    const levels = () => day.user.post("/api/live/relevel/preview", {});
    await levels();
    await passUntil(day, NEXT, "12:00");
    await levels();
    expect(await ledgerOf(day)).toMatchObject({ positions: { SPY: "100" } });
    expect(await cashOf(day)).toBeCloseTo(100_000 - 60_000, 0);
    await tradeThrough(day, NEXT);
    const { SPY } = await holdingsAtExchange(day.exchange);
    expect(Number(SPY)).toBeCloseTo(166.25, 1);
    expect(sharesOf(await statusOf(day.user), "SPY")).toEqual({ SPY });
    await expectSoundBooks(expect, day);
  });
});

describe("shares of a fill that the exchange takes back, when that is told after their doubt has been accepted", () => {
  it("are taken once", async ({ expect }) => {
    const day = await openSecondDay();
    await correctFill(day.exchange, day.keys.accountId, { filledQty: "100" });
    const look = () => day.user.post("/api/live/relevel/preview", {});
    await orderFault(day.exchange, {
      match: { method: "GET", path: "/v2/orders" },
      action: "omit-rows",
      where: { symbol: "SPY" },
      times: "always",
    });
    for (const [date, time] of [
      [NEXT, "11:01"],
      [NEXT, "12:00"],
      [THIRD, "11:00"],
    ] as const) {
      await passUntil(day, date, time);
      await look();
    }
    // What has gone was the strategy's, what has come for it is nobody's.
    expect(await ledgerOf(day)).toMatchObject({ positions: { SPY: "100" } });
    expect(await cashOf(day)).toBeLessThan(1000);
    expect((await statusOf(day.user)).doubts).toEqual([]);
    await endFaults(day.exchange);
    await passUntil(day, THIRD, "12:00");
    await look();
    expect(await ledgerOf(day)).toMatchObject({ positions: { SPY: "100" } });
    expect(await cashOf(day)).toBeCloseTo(100_000 - 60_000, 0);
    expect((await statusOf(day.user)).doubts).toEqual([]);
    await expectSoundBooks(expect, day);
  });
});

describe("a command", () => {
  it("acts on the account as its own look found it: shares just sold by hand are not adopted", async ({
    expect,
  }) => {
    const day = await openTradingDay(quietMarket({ SPY: 600, OLD: 50 }));
    await orderByHand(day.exchange, day.keys, { symbol: "OLD", side: "buy", qty: "100" });
    const { botId } = await activate(day.user, "SPY", fixedWeights({ SPY: 100 }), 50);
    await day.advanceTo("16:06");
    await passUntil(day, NEXT, "11:00");
    await orderByHand(day.exchange, day.keys, { symbol: "OLD", side: "sell", qty: "100" });
    await passUntil(day, NEXT, "11:01");
    // What the account has is told as of a minute ago, what happened as of now.
    for (const match of [{ path: "/v2/account" }, { path: "/v2/positions" }]) {
      await orderFault(day.exchange, { match, action: "stale", age: 61_000 });
    }
    const adopted = await day.user.post(`/api/live/strategies/${botId}/adopt`, {
      symbol: "OLD",
      quantity: "100",
    });
    expect(adopted.status).toBe(409);
    expect(sharesOf(await statusOf(day.user), "SPY")).not.toHaveProperty("OLD");
    await expectSoundBooks(expect, day);
  });
});
