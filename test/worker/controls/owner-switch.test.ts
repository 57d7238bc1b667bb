import { describe, it, vi } from "vitest";
import { clientOrderIdPrefix } from "../../../src/engine/execution/client-order-id.ts";
import type { AccountSwitched } from "../../../src/contract/controls.ts";
import { userIdOf } from "../support/account-object.ts";
import { expectSoundBooks, newestRecord, sharesOf, statusOf } from "../support/books.ts";
import {
  accountAtExchange,
  halt,
  holdingsAtExchange,
  orderByHand,
  orderFault,
} from "../support/exchange-admin.ts";
import { quietMarket } from "../support/market.ts";
import { passUntil } from "../support/next-day.ts";
import { activate, fixedWeights } from "../support/strategies.ts";
import { openTradingDay, type TradingDay } from "../support/trading-day.ts";
import { signUp } from "../support/visitor.ts";

const SWITCH = "/api/live/trading-state";

/** A run whose buy of SPY has filled, while the one of TLT, which does not trade just then, rests. */
async function openInTheMiddleOfARun(): Promise<TradingDay> {
  const day = await openTradingDay(quietMarket({ SPY: 600, TLT: 80 }));
  await activate(day.user, "60/40", fixedWeights({ SPY: 60, TLT: 40 }));
  await halt(day.exchange, "TLT");
  await day.advanceTo("15:55");
  await passUntil(day, "2026-08-20", "15:55:40");
  const { orders } = await accountAtExchange(day.exchange);
  const stands = orders
    .map(({ symbol, status }) => `${symbol} ${status}`)
    .toSorted()
    .join();
  if (stands !== "SPY filled,TLT new") throw new Error(`another stand than expected: ${stands}`);
  return day;
}

/** Has something happen while the first orders are on their way to the broker. */
function whenTheFirstOrdersLeave(happen: () => Promise<unknown>): void {
  const answer = vi.mocked(globalThis.fetch).getMockImplementation();
  if (!answer) throw new Error("the trading day must be open");
  let happened: Promise<unknown> | undefined;
  vi.mocked(globalThis.fetch).mockImplementation(async (input, init) => {
    const request = new Request(input, init);
    const isOrder = request.method === "POST" && new URL(request.url).pathname === "/v2/orders";
    if (isOrder) await (happened ??= happen());
    return answer(request);
  });
}

describe("an owner who halts the account in the middle of a run", () => {
  it("has resting buys cancelled at once, nothing more is sent, and what had filled is booked", async ({
    expect,
  }) => {
    const day = await openInTheMiddleOfARun();
    const answer = await day.user.post<AccountSwitched>(SWITCH, { state: "HALTED" });
    expect(answer).toMatchObject({
      status: 200,
      body: { tradingState: "HALTED", systemState: "ACTIVE", cancelling: null },
    });
    await passUntil(day, "2026-08-20", "15:55:44");
    const { orders } = await accountAtExchange(day.exchange);
    expect(orders.map(({ symbol, status }) => `${symbol} ${status}`).toSorted()).toEqual([
      "SPY filled",
      "TLT canceled",
    ]);
    await day.advanceTo("16:06");
    expect((await accountAtExchange(day.exchange)).orders).toHaveLength(2);
    const status = await statusOf(day.user);
    expect(status.lastRun).toMatchObject({ state: "reported", reasons: [{ code: "halted" }] });
    expect(await newestRecord(day.user, "60/40")).toMatchObject({ outcome: "completed_adjusted" });
    expect(sharesOf(status, "60/40")).toEqual({ SPY: "99.75" });
    await expectSoundBooks(expect, day);
  });

  it("is not kept waiting by the run, whose next look may be seconds away", async ({ expect }) => {
    const day = await openInTheMiddleOfARun();
    const before = day.exchange.clock.now();
    await day.user.post(SWITCH, { state: "HALTED" });
    await day.exchange.clock.advanceTo(before + 200);
    expect((await accountAtExchange(day.exchange)).orders.map(({ status }) => status)).toContain("canceled");
  });
});

describe("an owner who lets the account only sell while a run's buys leave", () => {
  it("has those that are on their way, and no other", async ({ expect }) => {
    const symbols = Array.from({ length: 10 }, (_, index) => `B${String.fromCodePoint(65 + index)}`);
    const day = await openTradingDay(quietMarket(Object.fromEntries(symbols.map((symbol) => [symbol, 50]))));
    await activate(day.user, "ten", fixedWeights(Object.fromEntries(symbols.map((symbol) => [symbol, 10]))));
    whenTheFirstOrdersLeave(() => day.user.post(SWITCH, { state: "REDUCING" }));
    await day.advanceTo("16:06");

    const { orders } = await accountAtExchange(day.exchange);
    expect(orders.length).toBeGreaterThan(0);
    expect(orders.length).toBeLessThan(symbols.length);
    const status = await statusOf(day.user);
    expect(status.lastRun!.reasons.filter(({ code }) => code === "halted").length).toBeGreaterThanOrEqual(
      symbols.length - orders.length,
    );
    await expectSoundBooks(expect, day);
  });
});

describe("an owner who halts the account while no run is under way", () => {
  const limit = { side: "buy", qty: "1", type: "limit", limit_price: "500" } as const;

  it("has an order of ours that was left open cancelled, and none that was sent by hand", async ({
    expect,
  }) => {
    const day = await openTradingDay(quietMarket({ SPY: 600, TLT: 80 }));
    const ours = `${clientOrderIdPrefix(await userIdOf(day.user))}20260819-close-SPY-buy-1`;
    await orderByHand(day.exchange, day.keys, { ...limit, symbol: "SPY", client_order_id: ours });
    await orderByHand(day.exchange, day.keys, { ...limit, symbol: "TLT", limit_price: "60" });
    expect((await day.user.post(SWITCH, { state: "HALTED" })).body).toMatchObject({ cancelling: 1 });
    await day.advanceTo("15:46");
    const { orders } = await accountAtExchange(day.exchange);
    expect(orders.map(({ symbol, status }) => `${symbol} ${status}`).toSorted()).toEqual([
      "SPY canceled",
      "TLT new",
    ]);
  });

  it("is told when the broker did not say what is open", async ({ expect }) => {
    const day = await openTradingDay(quietMarket({ SPY: 600 }));
    const match = { pathPrefix: "/v2/orders" };
    await orderFault(day.exchange, { match, action: "status", status: 500, times: "always" });
    expect((await day.user.post(SWITCH, { state: "HALTED" })).body).toMatchObject({
      tradingState: "HALTED",
      cancelling: null,
    });
  });
});

describe("an owner who halts the account before a run", () => {
  it("has nothing sent, and the run says so", async ({ expect }) => {
    const day = await openTradingDay(quietMarket({ SPY: 600 }));
    await activate(day.user, "SPY", fixedWeights({ SPY: 100 }));
    expect((await day.user.post(SWITCH, { state: "HALTED" })).body).toMatchObject({ cancelling: 0 });
    await day.advanceTo("16:06");
    expect((await accountAtExchange(day.exchange)).orders).toEqual([]);
    expect((await statusOf(day.user)).lastRun).toMatchObject({ outcome: "halted" });
  });

  it("may trade again the day that they let it", async ({ expect }) => {
    const day = await openTradingDay(quietMarket({ SPY: 600 }));
    await activate(day.user, "SPY", fixedWeights({ SPY: 100 }));
    await day.user.post(SWITCH, { state: "HALTED" });
    await day.user.post(SWITCH, { state: "ACTIVE" });
    await day.advanceTo("16:06");
    expect(await holdingsAtExchange(day.exchange)).toHaveProperty("SPY");
  });

  it("buys nothing while it is only being reduced", async ({ expect }) => {
    const day = await openTradingDay(quietMarket({ SPY: 600 }));
    await activate(day.user, "SPY", fixedWeights({ SPY: 100 }));
    await day.user.post(SWITCH, { state: "REDUCING" });
    await day.advanceTo("16:06");
    expect((await accountAtExchange(day.exchange)).orders).toEqual([]);
  });

  it("halts nobody else's account", async ({ expect }) => {
    const day = await openTradingDay(quietMarket({ SPY: 600 }));
    const stranger = await signUp("stranger@example.com");
    await stranger.post(SWITCH, { state: "HALTED" });
    await activate(day.user, "SPY", fixedWeights({ SPY: 100 }));
    await day.advanceTo("16:06");
    expect(await holdingsAtExchange(day.exchange)).toHaveProperty("SPY");
  });
});

describe("the switch", () => {
  it.for([{}, { state: "OFF" }, { state: "HALTED", botId: "x" }])("refuses %j", async (body, { expect }) => {
    const { user } = await openTradingDay(quietMarket({ SPY: 600 }));
    expect(await user.post(SWITCH, body)).toMatchObject({
      status: 400,
      body: { error: { code: "invalid_input" } },
    });
  });
});
