import { describe, it, vi } from "vitest";
import { newestRecord, statusOf } from "../support/books.ts";
import { bookCash, correctFill, orderByHand, orderFault } from "../support/exchange-admin.ts";
import { quietMarket } from "../support/market.ts";
import { passUntil, tradeThrough } from "../support/next-day.ts";
import { activate, fixedWeights } from "../support/strategies.ts";
import { openTradingDay, type TradingDay } from "../support/trading-day.ts";
import { changeList } from "../support/troubles/odd-answers.ts";

describe("a deposit whose cash is there when the account is connected, and that is told later on that day", () => {
  const DATE = "2026-08-20";

  it("is in what the strategy was given, and nothing is in doubt", async ({ expect }) => {
    vi.spyOn(console, "error").mockImplementation(() => undefined);
    const day = await openTradingDay(quietMarket({ SPY: 600 }), DATE, { startsAt: "11:00" });
    await bookCash(day.exchange, day.keys.accountId, {
      kind: "transfer",
      amount: "6000",
      toldAfter: 2 * 3_600_000,
    });
    await passUntil(day, DATE, "11:30");
    await activate(day.user, "SPY", fixedWeights({ SPY: 100 }));
    expect(Number((await statusOf(day.user)).strategies[0]!.ledger.cash)).toBe(106_000);
    await tradeThrough(day, DATE);
    expect(await newestRecord(day.user, "SPY")).toMatchObject({ outcome: "completed" });
    expect((await statusOf(day.user)).doubts).toEqual([]);
  });
});

describe("a withdrawal that is told at once, with the date of the day before the account was opened", () => {
  const DATE = "2026-08-20";

  it("explains what has gone since", async ({ expect }) => {
    vi.spyOn(console, "error").mockImplementation(() => undefined);
    const day = await openTradingDay(quietMarket({ SPY: 600 }), DATE, {
      startsAt: "11:00",
      spreads: { SPY: 0 },
    });
    await activate(day.user, "SPY", fixedWeights({ SPY: 100 }));
    await passUntil(day, DATE, "12:00");
    changeList("/v2/account/activities", (rows) =>
      rows.map((row) => (row["activity_type"] === "CSW" ? { ...row, date: "2026-08-19" } : row)),
    );
    await bookCash(day.exchange, day.keys.accountId, { kind: "transfer", amount: "-6000", toldAfter: 0 });
    await tradeThrough(day, DATE);
    expect(await newestRecord(day.user, "SPY")).toMatchObject({ outcome: "completed" });
    expect((await statusOf(day.user)).doubts).toEqual([]);
  });
});

describe("a fill that is taken back after its strategy was ended, and another one begun", () => {
  const NEXT = "2026-08-21";
  const look = (day: TradingDay) => day.user.post("/api/live/relevel/preview", {});

  it("is no doubt: the broker's answer about our order tells it", async ({ expect }) => {
    vi.spyOn(console, "error").mockImplementation(() => undefined);
    const day = await openTradingDay(quietMarket({ SPY: 600 }), "2026-08-20", { spreads: { SPY: 0 } });
    const { botId } = await activate(day.user, "SPY", fixedWeights({ SPY: 100 }), 50);
    await day.advanceTo("16:06");
    await passUntil(day, NEXT, "11:00");
    expect((await day.user.post("/api/live/deactivate", { botId, holdings: "keep" })).status).toBe(200);
    await passUntil(day, NEXT, "11:10");
    await activate(day.user, "Again", fixedWeights({ SPY: 100 }), 50);
    await passUntil(day, NEXT, "11:20");
    await correctFill(day.exchange, day.keys.accountId, { filledQty: "40" });
    await passUntil(day, NEXT, "11:30");
    await look(day);
    const { doubts } = await statusOf(day.user);
    expect(doubts.map(({ symbol, amount }) => [symbol, amount])).toEqual([]);
  });
});

describe("a first strategy that is activated while balances lag behind what the activities tell", () => {
  const DATE = "2026-08-20";
  const look = (day: TradingDay) => day.user.post("/api/live/relevel/preview", {});

  it("is not told later that nothing explains what a purchase by hand had cost before", async ({
    expect,
  }) => {
    vi.spyOn(console, "error").mockImplementation(() => undefined);
    const day = await openTradingDay(quietMarket({ SPY: 600, OLD: 50 }), DATE, {
      startsAt: "11:00",
      spreads: { OLD: 0 },
    });
    await passUntil(day, DATE, "11:30");
    await orderByHand(day.exchange, day.keys, { symbol: "OLD", side: "buy", qty: "1000" });
    await passUntil(day, DATE, "11:31");
    for (const path of ["/v2/account", "/v2/positions"]) {
      await orderFault(day.exchange, { match: { path }, action: "stale", age: 61_000, lasts: 30_000 });
    }
    await activate(day.user, "SPY", fixedWeights({ SPY: 100 }));
    await passUntil(day, DATE, "11:35");
    await look(day);
    const { doubts, strategies } = await statusOf(day.user);
    expect(doubts.map(({ symbol, amount }) => [symbol, amount])).toEqual([]);
    expect(strategies.map(({ ledger }) => ledger.cash)).toEqual(["50000"]);
  });
});
