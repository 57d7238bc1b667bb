import { env } from "cloudflare:workers";
import { describe, it, vi } from "vitest";
import { ControlObject } from "../../../../src/durable/control/control-object.ts";
import { allControls, CONTROL_PATIENCE } from "../../../../src/platform/addresses.ts";
import { accountObjectOf } from "../../support/account-object.ts";
import { expectSoundBooks, newestRecord, sharesOf, statusOf } from "../../support/books.ts";
import { standsOf } from "../../support/troubles/broker-troubles.ts";
import { accountAtExchange, halt, holdingsAtExchange } from "../../support/exchange-admin.ts";
import { quietMarket } from "../../support/market.ts";
import { endWaitsOf } from "../../support/end-waits.ts";
import { jumpingMarket } from "../../support/moving-market.ts";
import { passUntil, tradeThrough } from "../../support/next-day.ts";
import { listenForAlerts, notified } from "../../support/notifications.ts";
import { activate, fixedWeights, switchTree } from "../../support/strategies.ts";
import { openTradingDay, type TradingDay } from "../../support/trading-day.ts";

/** From now on Control does not say whether accounts may trade; answers what ends that. */
function loseControl(): () => void {
  const lost = vi.spyOn(ControlObject.prototype, "tradingState").mockImplementation(() => {
    throw new Error("control cannot be reached");
  });
  return () => lost.mockRestore();
}

/** The second day of a strategy that sells OLD and buys NEW; Control is lost once the sell has left, and before it fills. */
async function dayLostBetweenSellsAndBuys(): Promise<{ day: TradingDay; found: () => void }> {
  listenForAlerts();
  const day = await openTradingDay(jumpingMarket({ OLD: 80, NEW: 40, SIGNAL: [90, 100] }, "2026-08-21"));
  await activate(day.user, "switch", switchTree("OLD", "NEW"));
  await day.advanceTo("16:06");
  await passUntil(day, "2026-08-21", "15:54");
  await halt(day.exchange, "OLD");
  await passUntil(day, "2026-08-21", "15:55:10");
  const found = loseControl();
  await halt(day.exchange, "OLD", false);
  await passUntil(day, "2026-08-21", "15:56:30");
  return { day, found };
}

/** The second day's orders, one line each. */
async function ordersOfTheSecondDay({ exchange }: TradingDay): Promise<string[]> {
  const { orders } = await accountAtExchange(exchange);
  return standsOf(orders.filter(({ client_order_id: id }) => id.includes("-20260821-")));
}

describe("while Control cannot be reached", () => {
  it("nothing is begun, the day is missed, its owner is told, and the next day trades", async ({
    expect,
  }) => {
    listenForAlerts();
    const day = await openTradingDay(quietMarket({ SPY: 600 }));
    await activate(day.user, "SPY", fixedWeights({ SPY: 100 }));
    const found = loseControl();
    await day.advanceTo("16:06");
    expect((await accountAtExchange(day.exchange)).orders).toEqual([]);
    expect(await newestRecord(day.user, "SPY")).toMatchObject({
      outcome: "missed",
      executed: { errors: [{ code: "control_unreachable" }] },
    });
    expect(await notified()).toMatchObject([{ kind: "run_failed", payload: { outcome: "missed" } }]);
    await expectSoundBooks(expect, day);

    found();
    await tradeThrough(day, "2026-08-21");
    expect(await holdingsAtExchange(day.exchange)).toEqual({ SPY: "166.25" });
    await expectSoundBooks(expect, day);
  });

  it("for a moment, as while it is reset, it is asked again, and the run trades", async ({ expect }) => {
    const day = await openTradingDay(quietMarket({ SPY: 600 }));
    await activate(day.user, "SPY", fixedWeights({ SPY: 100 }));
    vi.spyOn(ControlObject.prototype, "tradingState").mockImplementationOnce(() => {
      throw new Error("the object was reset");
    });
    await day.advanceTo("16:06");
    expect(await holdingsAtExchange(day.exchange)).toEqual({ SPY: "166.25" });
    expect(await newestRecord(day.user, "SPY")).toMatchObject({ outcome: "completed" });
  });

  it("an answer that stalls is none", async ({ expect }) => {
    listenForAlerts();
    const day = await openTradingDay(quietMarket({ SPY: 600 }));
    await activate(day.user, "SPY", fixedWeights({ SPY: 100 }));
    vi.spyOn(ControlObject.prototype, "tradingState").mockImplementation(
      () => new Promise(() => undefined) as never,
    );
    endWaitsOf(CONTROL_PATIENCE);
    await day.advanceTo("16:06");
    expect((await accountAtExchange(day.exchange)).orders).toEqual([]);
    expect(await newestRecord(day.user, "SPY")).toMatchObject({ outcome: "missed" });
  });

  it("for the first minutes of a run it is asked again, and the run trades", async ({ expect }) => {
    listenForAlerts();
    const day = await openTradingDay(quietMarket({ SPY: 600 }));
    await activate(day.user, "SPY", fixedWeights({ SPY: 100 }));
    const found = loseControl();
    await day.advanceTo("15:57");
    found();
    await day.advanceTo("16:06");
    expect(await holdingsAtExchange(day.exchange)).toEqual({ SPY: "166.25" });
    expect((await statusOf(day.user)).lastRun).toMatchObject({ outcome: "completed", reasons: [] });
  });

  it("a preview says so, and can be asked for again", async ({ expect }) => {
    listenForAlerts();
    const day = await openTradingDay(quietMarket({ SPY: 600 }), "2026-08-20", { startsAt: "11:00" });
    await activate(day.user, "SPY", fixedWeights({ SPY: 100 }));
    const found = loseControl();
    const refused = await day.user.post("/api/live/preview", { kind: "rebalance" });
    found();
    expect(refused).toMatchObject({ status: 502, body: { error: { code: "control_unreachable" } } });
    expect((await day.user.post("/api/live/preview", { kind: "rebalance" })).status).toBe(200);
  });
});

describe("between the sells and the buys of a run, while Control cannot be reached", () => {
  it("the buys wait, and leave when it answers again: nobody is in cash overnight", async ({ expect }) => {
    const { day, found } = await dayLostBetweenSellsAndBuys();
    expect(await ordersOfTheSecondDay(day)).toEqual(["sell OLD filled"]);
    found();
    await passUntil(day, "2026-08-21", "16:06");
    expect(await ordersOfTheSecondDay(day)).toEqual(["sell OLD filled", "buy NEW filled"]);
    expect((await statusOf(day.user)).lastRun).toMatchObject({ outcome: "completed", reasons: [] });
    await expectSoundBooks(expect, day);
  });

  it("until there is no time left, the buys go out as they were allowed, and the run says so", async ({
    expect,
  }) => {
    const { day } = await dayLostBetweenSellsAndBuys();
    await passUntil(day, "2026-08-21", "15:58:20");
    expect(await ordersOfTheSecondDay(day)).toEqual(["sell OLD filled"]);
    await passUntil(day, "2026-08-21", "16:06");
    expect(await ordersOfTheSecondDay(day)).toEqual(["sell OLD filled", "buy NEW filled"]);
    expect((await statusOf(day.user)).lastRun).toMatchObject({
      outcome: "completed",
      reasons: [{ code: "control_unreachable", isNote: true }],
    });
    await expectSoundBooks(expect, day);
  });

  it("and the owner stops the trading meanwhile, nothing is bought", async ({ expect }) => {
    const { day } = await dayLostBetweenSellsAndBuys();
    await day.user.post("/api/live/trading-state", { state: "HALTED" });
    await passUntil(day, "2026-08-21", "16:06");
    expect(await ordersOfTheSecondDay(day)).toEqual(["sell OLD filled"]);
    expect((await statusOf(day.user)).lastRun).toMatchObject({ reasons: [{ code: "halted" }] });
  });

  it("and the platform's stop was told to the account meanwhile, nothing is bought", async ({ expect }) => {
    const { day } = await dayLostBetweenSellsAndBuys();
    await (await accountObjectOf(day.user)).noteSystemState("HALTED");
    await passUntil(day, "2026-08-21", "16:06");
    expect(await ordersOfTheSecondDay(day)).toEqual(["sell OLD filled"]);
  });

  it("and it answers that all trading is halted, nothing is bought", async ({ expect }) => {
    const { day, found } = await dayLostBetweenSellsAndBuys();
    for (const control of allControls(env)) await control.setTradingState("HALTED");
    found();
    await passUntil(day, "2026-08-21", "16:06");
    expect(await ordersOfTheSecondDay(day)).toEqual(["sell OLD filled"]);
  });
});

describe("a run that stood still with its plan until too little time is left to sell and to buy", () => {
  it("sells nothing: its owner keeps what they have instead of cash", async ({ expect }) => {
    listenForAlerts();
    const day = await openTradingDay(jumpingMarket({ OLD: 80, NEW: 40, SIGNAL: [90, 100] }, "2026-08-21"));
    await activate(day.user, "switch", switchTree("OLD", "NEW"));
    await day.advanceTo("16:06");
    await passUntil(day, "2026-08-21", "15:54");
    // Allowed once, when the run begins; then nobody answers before its sells.
    const lost = vi.spyOn(ControlObject.prototype, "tradingState");
    lost
      .mockImplementationOnce(() => "ACTIVE")
      .mockImplementation(() => {
        throw new Error("control cannot be reached");
      });
    await passUntil(day, "2026-08-21", "16:06");
    expect(lost.mock.calls.length).toBeGreaterThan(10);
    expect(await ordersOfTheSecondDay(day)).toEqual([]);
    expect((await statusOf(day.user)).lastRun).toMatchObject({
      outcome: "missed",
      reasons: [{ code: "control_unreachable" }],
    });
    expect(sharesOf(await statusOf(day.user), "switch")).toHaveProperty("OLD");
  });
});
