import { describe, it, vi } from "vitest";
import type { UnresolvedOrders } from "../../../src/contract/orders.ts";
import { labellingBroker } from "../brokers/conformance/labelling-broker.ts";
import { rowsOf } from "../support/account-tables.ts";
import { expectSoundBooks, statusOf } from "../support/books.ts";
import {
  accountAtExchange,
  endFaults,
  holdingsAtExchange,
  orderFault,
  requestsSoFar,
} from "../support/exchange-admin.ts";
import { quietMarket } from "../support/market.ts";
import { passUntil, tradeThrough } from "../support/next-day.ts";
import { notified } from "../support/notifications.ts";
import { activate, fixedWeights } from "../support/strategies.ts";
import { changeBroker } from "../support/other-broker.ts";
import { openTradingDay, type TradingDay } from "../support/trading-day.ts";
import { signUp } from "../support/visitor.ts";

const DATE = "2026-08-20";
const ORDERS = "/api/live/orders";

/** A day on which everything is to be put into SPY, a minute before its run. */
async function dayBeforeTheRun(): Promise<TradingDay> {
  vi.spyOn(console, "error").mockImplementation(() => undefined);
  changeBroker(labellingBroker);
  const day = await openTradingDay(quietMarket({ SPY: 600 }), DATE);
  await activate(day.user, "all in", fixedWeights({ SPY: 100 }));
  await day.advanceTo("15:54");
  return day;
}

const loseNextOrder = ({ exchange }: TradingDay, effect: "before" | "after") =>
  orderFault(exchange, {
    match: { method: "POST", pathPrefix: "/v2/orders" },
    action: `drop-${effect}-effect`,
  });

/** Our name for the first order that the account wrote down. */
async function firstOrder({ user }: TradingDay): Promise<string> {
  const [order] = await rowsOf(user, "orders");
  const id = order?.["client_order_id"];
  if (typeof id !== "string") throw new Error("the account has written no order");
  return id;
}

async function postsOf({ exchange }: TradingDay): Promise<number> {
  return (await requestsSoFar(exchange)).filter((line) => line === "POST /v2/orders").length;
}

describe("at a broker that takes a client id more than once", () => {
  it("an order whose answer was lost is found by its label, and is not sent again", async ({ expect }) => {
    const day = await dayBeforeTheRun();
    await loseNextOrder(day, "after");
    await day.advanceTo("16:06");
    expect(await postsOf(day)).toBe(1);
    expect((await statusOf(day.user)).lastRun).toMatchObject({ outcome: "completed" });
    expect(await holdingsAtExchange(day.exchange)).toEqual({ SPY: "166.25" });
    await expectSoundBooks(expect, day);
  });

  it("an order that is listed late is one order, however often it was not there", async ({ expect }) => {
    const day = await dayBeforeTheRun();
    await loseNextOrder(day, "after");
    const match = { method: "GET", pathPrefix: "/v2/orders" };
    await orderFault(day.exchange, { match, action: "status", status: 200, body: [], times: "always" });
    await passUntil(day, DATE, "15:55:20");
    await endFaults(day.exchange);
    await day.advanceTo("16:06");
    expect((await accountAtExchange(day.exchange)).orders).toHaveLength(1);
    expect(await holdingsAtExchange(day.exchange)).toEqual({ SPY: "166.25" });
    await expectSoundBooks(expect, day);
  });
});

describe("an order that got lost on its way to a broker that takes a client id more than once", () => {
  async function dayWithALostOrder(): Promise<{ day: TradingDay; clientOrderId: string }> {
    const day = await dayBeforeTheRun();
    await loseNextOrder(day, "before");
    await day.advanceTo("16:16");
    return { day, clientOrderId: await firstOrder(day) };
  }

  it("is never sent again, is looked for until the session is over, and its owner is asked", async ({
    expect,
  }) => {
    const { day, clientOrderId } = await dayWithALostOrder();
    expect(await postsOf(day)).toBe(1);
    expect(await rowsOf(day.user, "orders")).toMatchObject([{ state: "unknown" }]);
    expect((await statusOf(day.user)).lastRun).toMatchObject({
      outcome: "failed",
      reasons: expect.arrayContaining([
        expect.objectContaining({
          code: "order_unresolved",
          symbol: "SPY",
          message: expect.stringContaining("look for it there"),
        }),
      ]),
    });
    expect(await notified()).toContainEqual({
      kind: "order_unresolved",
      payload: expect.objectContaining({ clientOrderId, symbol: "SPY", side: "buy", quantity: "166.25" }),
      deliveredAt: null,
    });
  });

  it("keeps its symbol and its money out of use the next day, however often nothing is found of it", async ({
    expect,
  }) => {
    const { day } = await dayWithALostOrder();
    await tradeThrough(day, "2026-08-21");
    await tradeThrough(day, "2026-08-24");
    expect(await postsOf(day)).toBe(1);
    expect(await rowsOf(day.user, "orders")).toMatchObject([{ state: "unknown" }]);
    expect((await statusOf(day.user)).lastRun).toMatchObject({ outcome: "held" });
    expect(await holdingsAtExchange(day.exchange)).toEqual({});
  });

  it("is given up when its owner has checked that nothing came of it, and the next run trades", async ({
    expect,
  }) => {
    const { day, clientOrderId } = await dayWithALostOrder();
    const open = await day.user.get<UnresolvedOrders>(`${ORDERS}/unresolved`);
    expect(open.body.orders).toMatchObject([{ clientOrderId, symbol: "SPY", mayStillFill: false }]);
    expect(await day.user.post(`${ORDERS}/${clientOrderId}/never-arrived`, {})).toMatchObject({
      status: 200,
      body: { orders: [] },
    });
    expect(await rowsOf(day.user, "orders")).toMatchObject([
      { state: "rejected", error_code: "never_arrived" },
    ]);
    await tradeThrough(day, "2026-08-21");
    expect((await statusOf(day.user)).lastRun).toMatchObject({ outcome: "completed" });
    expect(await holdingsAtExchange(day.exchange)).toEqual({ SPY: "166.25" });
    await expectSoundBooks(expect, day);
  });

  it("is not given up while it may still arrive, nor what is none, nor what is somebody else's", async ({
    expect,
  }) => {
    const day = await dayBeforeTheRun();
    await loseNextOrder(day, "before");
    await passUntil(day, DATE, "15:56");
    const address = `${ORDERS}/${await firstOrder(day)}/never-arrived`;
    const refused = (status: number, code: string) => ({ status, body: { error: { code } } });
    expect(await day.user.post(address, {})).toMatchObject(refused(409, "run_in_progress"));
    await day.advanceTo("16:16");
    expect(await day.user.post(`${ORDERS}/none/never-arrived`, {})).toMatchObject(
      refused(404, "no_such_order"),
    );
    const stranger = await signUp("stranger@example.com");
    const keys = day.exchange.addAccount({ cash: "1000" });
    await stranger.post("/api/live/credentials", { apiKey: keys.keyId, apiSecret: keys.secretKey });
    expect(await stranger.post(address, {})).toMatchObject(refused(404, "no_such_order"));
    expect((await day.user.post(address, {})).status).toBe(200);
    expect(await day.user.post(address, {})).toMatchObject(refused(409, "order_resolved"));
  });
});

describe("an order of an hour that got lost on its way to such a broker", () => {
  it("cannot be given up before the close, because until then it may still arrive", async ({ expect }) => {
    vi.spyOn(console, "error").mockImplementation(() => undefined);
    changeBroker(labellingBroker);
    const day = await openTradingDay(quietMarket({ SPY: 600 }), DATE, { startsAt: "10:30" });
    await activate(day.user, "hourly", fixedWeights({ SPY: 100 }), { executionFrequency: "hourly" });
    await passUntil(day, DATE, "10:59");
    await loseNextOrder(day, "before");
    await day.advanceTo("11:12");
    const clientOrderId = await firstOrder(day);
    const open = await day.user.get<UnresolvedOrders>(`${ORDERS}/unresolved`);
    expect(open.body.orders).toMatchObject([{ clientOrderId, mayStillFill: true }]);
    expect(await day.user.post(`${ORDERS}/${clientOrderId}/never-arrived`, {})).toMatchObject({
      status: 409,
      body: { error: { code: "may_still_fill" } },
    });
  });
});

describe("a broker that takes whole shares only", () => {
  it("is asked for no fraction, although its assets say that they have some", async ({ expect }) => {
    changeBroker((broker) => ({ ...broker, capabilities: { ...broker.capabilities, fractional: false } }));
    const day = await openTradingDay(quietMarket({ SPY: 600 }), DATE);
    await activate(day.user, "all in", fixedWeights({ SPY: 100 }));
    await day.advanceTo("16:06");
    expect(await holdingsAtExchange(day.exchange)).toEqual({ SPY: "166" });
    expect((await statusOf(day.user)).lastRun).toMatchObject({ outcome: "completed", reasons: [] });
  });
});
