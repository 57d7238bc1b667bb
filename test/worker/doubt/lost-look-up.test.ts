import { describe, it, vi } from "vitest";
import { expectSoundBooks, historyOf, newestRecord, sharesOf, statusOf } from "../support/books.ts";
import { accountAtExchange, endFaults, holdingsAtExchange, orderFault } from "../support/exchange-admin.ts";
import { quietMarket } from "../support/market.ts";
import { passUntil, tradeThrough } from "../support/next-day.ts";
import { activate, fixedWeights } from "../support/strategies.ts";
import { openTradingDay, type TradingDay } from "../support/trading-day.ts";

const DATE = "2026-08-20";
const NEXT = "2026-08-21";
const ORDERS = { method: "GET", pathPrefix: "/v2/orders" };
const SILENT = { action: "status", status: 503, times: "always" } as const;

/** A day whose buy fills after the broker has stopped telling anything of orders, until past the end. */
async function dayThatGaveUp(share: number): Promise<TradingDay> {
  vi.spyOn(console, "error").mockImplementation(() => undefined);
  const day = await openTradingDay(quietMarket({ SPY: 600 }), DATE, { fills: { fillAfter: 20_000 } });
  await activate(day.user, "SPY", fixedWeights({ SPY: 100 }), share);
  await day.advanceTo("15:55");
  await passUntil(day, DATE, "15:55:10");
  await orderFault(day.exchange, { match: ORDERS, ...SILENT });
  await orderFault(day.exchange, { match: { method: "DELETE", pathPrefix: "/v2/orders" }, ...SILENT });
  await day.advanceTo("16:07");
  return day;
}

const reasonsOf = async ({ user }: TradingDay) =>
  (await statusOf(user)).lastRun!.reasons.map(({ code }) => code);

describe("a buy of which the broker does not tell what became of it", () => {
  it("is not bought a second time with its owner's money when the order is not found once", async ({
    expect,
  }) => {
    const day = await dayThatGaveUp(50);
    const bought = await holdingsAtExchange(day.exchange);
    await endFaults(day.exchange);
    // The list of orders is short for this one run, and the look-up by our id finds nothing.
    await orderFault(day.exchange, { match: { path: "/v2/orders" }, action: "omit-rows", times: "always" });
    const byId = { pathPrefix: "/v2/orders:by_client_order_id" };
    await orderFault(day.exchange, { match: byId, action: "not-found", times: "always" });
    await tradeThrough(day, NEXT);
    expect(await holdingsAtExchange(day.exchange)).toEqual(bought);
    expect(await newestRecord(day.user, "SPY")).toMatchObject({ outcome: "held", targets: null });
    expect(await reasonsOf(day)).toContain("in_doubt");

    await endFaults(day.exchange);
    await tradeThrough(day, "2026-08-24");
    expect(await holdingsAtExchange(day.exchange)).toEqual(bought);
    expect(sharesOf(await statusOf(day.user), "SPY")).toEqual(bought);
    expect((await historyOf(day.user, "SPY")).at(0)).toMatchObject({ outcome: "no_trades" });
    await expectSoundBooks(expect, day);
  });

  it("takes no cash for gone, and sells nothing once it is told", async ({ expect }) => {
    const day = await dayThatGaveUp(100);
    const bought = await holdingsAtExchange(day.exchange);
    await tradeThrough(day, NEXT);
    const status = await statusOf(day.user);
    // The buy has taken the cash; whose it is, is not known yet.
    expect(Number(status.strategies[0]!.ledger.cash)).toBe(100_000);
    expect(status.doubts.map(({ symbol }) => symbol)).toEqual(["SPY", null]);

    await endFaults(day.exchange);
    await tradeThrough(day, "2026-08-24");
    expect(await holdingsAtExchange(day.exchange)).toEqual(bought);
    const after = await statusOf(day.user);
    expect(after.doubts).toEqual([]);
    expect(sharesOf(after, "SPY")).toEqual(bought);
    expect(Number(after.strategies[0]!.ledger.cash)).toBeCloseTo(250, 0);
    await expectSoundBooks(expect, day);
  });
});

describe("a sell of which the broker does not tell what became of it", () => {
  it("takes no shares for gone: its proceeds are the strategy's once it is told", async ({ expect }) => {
    vi.spyOn(console, "error").mockImplementation(() => undefined);
    const day = await openTradingDay(quietMarket({ SPY: 600 }), DATE, { fills: { fillAfter: 20_000 } });
    const { botId } = await activate(day.user, "SPY", fixedWeights({ SPY: 100 }));
    await day.advanceTo("16:07");
    const { SPY } = await holdingsAtExchange(day.exchange);
    await passUntil(day, NEXT, "11:00");
    const body = { kind: "go_to_cash", botIds: [botId] };
    const { planHash } = (await day.user.post<{ planHash: string }>("/api/live/preview", body)).body;
    expect((await day.user.post("/api/live/run-now", { planHash })).status).toBe(200);
    await passUntil(day, NEXT, "11:00:10");
    await orderFault(day.exchange, { match: ORDERS, ...SILENT });
    await passUntil(day, NEXT, "16:10");
    expect(await holdingsAtExchange(day.exchange)).toEqual({});
    // A look while it is not known: the shares are gone, and nobody says why.
    await day.user.post("/api/live/relevel/preview", {});
    expect(sharesOf(await statusOf(day.user), "SPY")).toEqual({ SPY });
    await endFaults(day.exchange);
    await passUntil(day, "2026-08-24", "11:00");
    // Any look will do: this one is a command's.
    const levels = await day.user.post("/api/live/relevel/preview", {});
    expect(levels.status).toBe(200);
    const { ledger } = (await statusOf(day.user)).strategies[0]!;
    expect(ledger.positions).toEqual({});
    expect(Number(ledger.cash)).toBeGreaterThan(99_900);
    await expectSoundBooks(expect, day);
  });
});

describe("a buy whose sending was not answered either", () => {
  it("is not told to its owner as a trade by hand", async ({ expect }) => {
    vi.spyOn(console, "error").mockImplementation(() => undefined);
    const day = await openTradingDay(quietMarket({ SPY: 600 }), DATE);
    await activate(day.user, "SPY", fixedWeights({ SPY: 100 }), 50);
    await day.advanceTo("15:54");
    const posting = { method: "POST", pathPrefix: "/v2/orders" };
    await orderFault(day.exchange, { match: posting, action: "drop-after-effect", times: "always" });
    await day.advanceTo("15:55");
    await orderFault(day.exchange, { match: ORDERS, ...SILENT });
    await day.advanceTo("16:10");
    const bought = await holdingsAtExchange(day.exchange);
    expect(Object.keys(bought)).toEqual(["SPY"]);
    await endFaults(day.exchange);
    await orderFault(day.exchange, { match: { path: "/v2/orders" }, action: "omit-rows", times: "always" });
    const byId = { pathPrefix: "/v2/orders:by_client_order_id" };
    await orderFault(day.exchange, { match: byId, action: "not-found", times: "always" });
    await tradeThrough(day, NEXT);
    expect(await reasonsOf(day)).not.toContain("manual_buy");
    expect(await holdingsAtExchange(day.exchange)).toEqual(bought);

    await endFaults(day.exchange);
    await tradeThrough(day, "2026-08-24");
    expect(await reasonsOf(day)).not.toContain("manual_buy");
    expect(sharesOf(await statusOf(day.user), "SPY")).toEqual(bought);
    expect((await accountAtExchange(day.exchange)).orders).toHaveLength(1);
    await expectSoundBooks(expect, day);
  });
});
