import { describe, it, vi } from "vitest";
import { expectSoundBooks, statusOf } from "../support/books.ts";
import { ask, bookCash, holdingsAtExchange, orderByHand } from "../support/exchange-admin.ts";
import { quietMarket } from "../support/market.ts";
import { passUntil, tradeThrough } from "../support/next-day.ts";
import { activate, fixedWeights } from "../support/strategies.ts";
import { openTradingDay, type TradingDay } from "../support/trading-day.ts";

describe("an order by hand that filled in two parts, between which a replay starts by now", () => {
  const look = (day: TradingDay) => day.user.post("/api/live/relevel/preview", {});

  it("is paid once", async ({ expect }) => {
    vi.spyOn(console, "error").mockImplementation(() => undefined);
    const market = quietMarket({ SPY: 600, OLD: 50 }, "2026-09-30");
    const day = await openTradingDay(market, "2026-08-10", { spreads: { SPY: 0, OLD: 0 } });
    await activate(day.user, "SPY", fixedWeights({ SPY: 100 }), 50);
    await day.advanceTo("16:06");
    await passUntil(day, "2026-08-25", "14:00");
    await ask(day.exchange, "POST", "/admin/order-faults", {
      match: { symbol: "OLD" },
      action: "partial-fill",
      fraction: 0.5,
      delay: 118 * 60_000,
    });
    await orderByHand(day.exchange, day.keys, { symbol: "OLD", side: "buy", qty: "100" });
    await passUntil(day, "2026-08-25", "17:00");
    await look(day);
    expect(await holdingsAtExchange(day.exchange)).toMatchObject({ OLD: "100" });
    expect((await statusOf(day.user)).doubts).toEqual([]);
    // The run of the thirtieth day lets the replay start at 15:55 of that day, between the two fills.
    await passUntil(day, "2026-09-09", "17:00");
    await bookCash(day.exchange, day.keys.accountId, { kind: "transfer", amount: "100", toldAfter: 0 });
    await passUntil(day, "2026-09-09", "18:00");
    await look(day);
    expect((await statusOf(day.user)).doubts).toEqual([]);
    await expectSoundBooks(expect, day);
  });
});

describe("a deposit of the day at which a replay starts by now, told after a command of that evening", () => {
  const look = (day: TradingDay) => day.user.post("/api/live/relevel/preview", {});
  const worthOf = async ({ user }: TradingDay) => {
    const { cash, positions } = (await statusOf(user)).strategies[0]!.ledger;
    return Number(cash) + 600 * Number(positions["SPY"] ?? 0);
  };

  it("stays its strategy's", async ({ expect }) => {
    vi.spyOn(console, "error").mockImplementation(() => undefined);
    const day = await openTradingDay(quietMarket({ SPY: 600 }), "2026-08-10", { spreads: { SPY: 0 } });
    const { botId } = await activate(day.user, "SPY", fixedWeights({ SPY: 100 }));
    await day.advanceTo("16:06");
    await passUntil(day, "2026-08-25", "17:00");
    const released = await day.user.post(`/api/live/strategies/${botId}/release`, { cash: "1" });
    expect(released.status).toBe(200);
    await passUntil(day, "2026-08-25", "18:00");
    await bookCash(day.exchange, day.keys.accountId, { kind: "transfer", amount: "6000", toldAfter: 0 });
    await passUntil(day, "2026-08-25", "19:00");
    await look(day);
    expect(Math.round(await worthOf(day))).toBe(105_999);
    // The run of the thirtieth day lets the replay start fifteen days before it.
    await passUntil(day, "2026-09-09", "17:00");
    await look(day);
    expect(Math.round(await worthOf(day))).toBe(105_999);
    await bookCash(day.exchange, day.keys.accountId, { kind: "transfer", amount: "100", toldAfter: 0 });
    await passUntil(day, "2026-09-09", "18:00");
    await look(day);
    expect((await statusOf(day.user)).doubts).toEqual([]);
    expect(Math.round(await worthOf(day))).toBe(106_099);
  });
});

describe("a deposit of the day at which a replay starts by now, invested long since", () => {
  it("is not sold for, when the broker has told nothing wrong", async ({ expect }) => {
    vi.spyOn(console, "error").mockImplementation(() => undefined);
    const market = quietMarket({ SPY: 600 }, "2026-09-30");
    const day = await openTradingDay(market, "2026-08-10", { spreads: { SPY: 0 } });
    const { botId } = await activate(day.user, "SPY", fixedWeights({ SPY: 100 }));
    await day.advanceTo("16:06");
    await passUntil(day, "2026-08-25", "17:00");
    const released = await day.user.post(`/api/live/strategies/${botId}/release`, { cash: "1" });
    expect(released.status).toBe(200);
    await passUntil(day, "2026-08-25", "18:00");
    await bookCash(day.exchange, day.keys.accountId, { kind: "transfer", amount: "6000", toldAfter: 0 });
    await tradeThrough(day, "2026-08-26");
    const bought = await holdingsAtExchange(day.exchange);
    expect(Number(bought["SPY"])).toBeGreaterThan(176);
    await tradeThrough(day, "2026-09-09");
    // A deposit of a dollar is enough of news for a replay.
    await passUntil(day, "2026-09-10", "11:00");
    await bookCash(day.exchange, day.keys.accountId, { kind: "transfer", amount: "1", toldAfter: 0 });
    await tradeThrough(day, "2026-09-10");
    expect(Number((await holdingsAtExchange(day.exchange))["SPY"])).toBeGreaterThanOrEqual(
      Number(bought["SPY"]),
    );
    expect((await statusOf(day.user)).doubts).toEqual([]);
  });
});
