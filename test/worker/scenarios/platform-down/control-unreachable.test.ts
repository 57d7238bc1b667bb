import { describe, it, vi } from "vitest";
import { ControlObject } from "../../../../src/durable/control/control-object.ts";
import { expectSoundBooks, newestRecord, sharesOf, statusOf } from "../../support/books.ts";
import { standsOf } from "../../support/troubles/broker-troubles.ts";
import { accountAtExchange, halt, holdingsAtExchange } from "../../support/exchange-admin.ts";
import { quietMarket } from "../../support/market.ts";
import { jumpingMarket } from "../../support/moving-market.ts";
import { passUntil, tradeThrough } from "../../support/next-day.ts";
import { listenForAlerts, notified } from "../../support/notifications.ts";
import { activate, fixedWeights, switchTree } from "../../support/strategies.ts";
import { openTradingDay } from "../../support/trading-day.ts";

/** Longer than a run waits for Control, ms. */
const STALL = 8_000;

/** From now on Control does not say whether accounts may trade; answers what ends that. */
function loseControl(): () => void {
  const lost = vi.spyOn(ControlObject.prototype, "tradingState").mockImplementation(() => {
    throw new Error("control cannot be reached");
  });
  return () => lost.mockRestore();
}

describe("while Control cannot be reached", () => {
  it("nothing is sent, the run is halted, its owner is told, and the next day trades", async ({ expect }) => {
    listenForAlerts();
    const day = await openTradingDay(quietMarket({ SPY: 600 }));
    await activate(day.user, "SPY", fixedWeights({ SPY: 100 }));
    const found = loseControl();
    await day.advanceTo("16:06");
    expect((await accountAtExchange(day.exchange)).orders).toEqual([]);
    expect(await newestRecord(day.user, "SPY")).toMatchObject({
      outcome: "halted",
      executed: { errors: [{ code: "halted" }] },
    });
    expect(await notified()).toMatchObject([{ kind: "run_failed", payload: { outcome: "halted" } }]);
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

  it("an answer that stalls is none", { timeout: 60_000 }, async ({ expect }) => {
    listenForAlerts();
    const day = await openTradingDay(quietMarket({ SPY: 600 }));
    await activate(day.user, "SPY", fixedWeights({ SPY: 100 }));
    vi.spyOn(ControlObject.prototype, "tradingState").mockImplementation(
      () => new Promise((resolve) => void setTimeout(resolve, STALL, "ACTIVE")) as never,
    );
    await day.advanceTo("16:06");
    expect((await accountAtExchange(day.exchange)).orders).toEqual([]);
    expect(await newestRecord(day.user, "SPY")).toMatchObject({ outcome: "halted" });
  });

  it("after the sells no buy follows", async ({ expect }) => {
    listenForAlerts();
    const day = await openTradingDay(jumpingMarket({ OLD: 80, NEW: 40, SIGNAL: [50, 100] }, "2026-08-21"));
    await activate(day.user, "switch", switchTree("OLD", "NEW"));
    await day.advanceTo("16:06");
    await passUntil(day, "2026-08-21", "15:54");
    await halt(day.exchange, "OLD");
    await passUntil(day, "2026-08-21", "15:55:10");
    loseControl();
    await halt(day.exchange, "OLD", false);
    await passUntil(day, "2026-08-21", "16:06");

    const { orders } = await accountAtExchange(day.exchange);
    const today = orders.filter(({ client_order_id: id }) => id.includes("-20260821-"));
    expect(standsOf(today)).toEqual(["sell OLD filled"]);
    const status = await statusOf(day.user);
    expect(status.lastRun).toMatchObject({ outcome: "completed_adjusted", reasons: [{ code: "halted" }] });
    expect(sharesOf(status, "switch")).toEqual({});
    await expectSoundBooks(expect, day);
    await tradeThrough(day, "2026-08-24");
    expect(await newestRecord(day.user, "switch")).toMatchObject({ outcome: "halted" });
  });
});
