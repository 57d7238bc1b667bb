import { describe, it } from "vitest";
import type { HistoryRow } from "../../../src/contract/history.ts";
import { expectSoundBooks, statusOf } from "../support/books.ts";
import { accountAtExchange, loseTimers } from "../support/exchange-admin.ts";
import { quietMarket } from "../support/market.ts";
import { passUntil } from "../support/next-day.ts";
import { listenForAlerts, notified } from "../support/notifications.ts";
import { activate, fixedWeights } from "../support/strategies.ts";
import { openTradingDay, tick } from "../support/trading-day.ts";

const DATE = "2026-08-20";
const TREE = fixedWeights({ SPY: 100 });

describe("a run whose triggers come late", () => {
  it("still trades three minutes late", async ({ expect }) => {
    const day = await openTradingDay(quietMarket({ SPY: 600 }));
    await activate(day.user, "SPY", TREE);
    await loseTimers(day.exchange);
    await passUntil(day, DATE, "15:58");
    await tick();
    await passUntil(day, DATE, "16:06");
    expect((await statusOf(day.user)).lastRun).toMatchObject({ outcome: "completed" });
    await expectSoundBooks(expect, day);
  });

  it("is missed four minutes late: nothing is sent, history says so, operators and the owner are told", async ({
    expect,
  }) => {
    const alerts = listenForAlerts();
    const day = await openTradingDay(quietMarket({ SPY: 600 }));
    await activate(day.user, "SPY", TREE);
    await loseTimers(day.exchange);
    await passUntil(day, DATE, "15:59");
    await tick();
    await passUntil(day, DATE, "16:06");
    expect((await accountAtExchange(day.exchange)).orders).toEqual([]);
    expect((await statusOf(day.user)).lastRun).toMatchObject({
      outcome: "missed",
      reasons: [{ code: "too_late" }],
    });
    const { body } = await day.user.get<{ history: HistoryRow[] }>("/api/live/history");
    expect(body.history).toMatchObject([{ strategyName: "SPY", outcome: "missed", success: false }]);
    expect(alerts()).toContainEqual(
      expect.objectContaining({ event: "job_missed", job: "dispatch", slot: day.slot.id }),
    );
    expect(await notified()).toMatchObject([{ kind: "run_failed", payload: { outcome: "missed" } }]);
    await expectSoundBooks(expect, day);
  });

  it("waits for the next day when the strategy was activated after the dispatch", async ({ expect }) => {
    const day = await openTradingDay(quietMarket({ SPY: 600 }));
    await passUntil(day, DATE, "15:56");
    await tick();
    await activate(day.user, "SPY", TREE);
    await day.advanceTo("16:06");
    expect((await statusOf(day.user)).lastRun).toBeNull();
  });
});
