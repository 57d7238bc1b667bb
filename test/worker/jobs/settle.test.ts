import { env } from "cloudflare:workers";
import { describe, it, vi } from "vitest";
import { leaseControl } from "../../../src/platform/addresses.ts";
import { newYorkInstant } from "../../../src/engine/calendar/new-york.ts";
import { loadSnapshot } from "../../../src/market/snapshot/store.ts";
import { statusOf } from "../support/books.ts";
import { loseTimers } from "../support/exchange-admin.ts";
import { jobsSoFar } from "../support/jobs.ts";
import { quietMarket } from "../support/market.ts";
import { activate, fixedWeights } from "../support/strategies.ts";
import { openTradingDay, tick, type TradingDay } from "../support/trading-day.ts";

const DATE = "2026-08-20";
const SLOT = `${DATE}/close`;

async function dayWithStrategy(): Promise<TradingDay> {
  const day = await openTradingDay(quietMarket({ SPY: 600 }), DATE);
  await activate(day.user, "all in", fixedWeights({ SPY: 100 }));
  return day;
}

async function tickAt(day: TradingDay, time: string): Promise<void> {
  await day.exchange.clock.advanceTo(newYorkInstant(DATE, time));
  await tick();
}

/** A day whose only account has taken its slot and lost its wake right after. */
async function dayWithSleepingRun(): Promise<TradingDay> {
  const day = await dayWithStrategy();
  await tickAt(day, "15:50");
  await tickAt(day, "15:55");
  await loseTimers(day.exchange);
  return day;
}

describe("five minutes after the close", () => {
  it("a day that ended well is settled and reported with what it came to", async ({ expect }) => {
    const day = await dayWithStrategy();
    await day.advanceTo("16:05");
    const snapshot = await loadSnapshot(env.MARKET, SLOT);
    expect(await leaseControl(env).report(SLOT)).toEqual({
      slot: SLOT,
      accounts: 1,
      outcomes: { completed: 1 },
      snapshotHash: snapshot!.hash,
      reportedAt: newYorkInstant(DATE, "16:05"),
    });
    const jobs = await leaseControl(env).jobsBetween(DATE, DATE, day.exchange.clock.now());
    expect(jobs.find(({ job }) => job === "settle")).toEqual({
      slot: SLOT,
      job: "settle",
      state: "done",
      leasedAt: newYorkInstant(DATE, "16:05"),
      leasedUntil: newYorkInstant(DATE, "16:05:50"),
      settledAt: newYorkInstant(DATE, "16:05"),
      failures: 0,
    });
  });

  it("a run that sleeps is woken, and the day is reported once it has ended", async ({ expect }) => {
    const day = await dayWithSleepingRun();
    await tickAt(day, "16:06");
    expect(await jobsSoFar()).toMatchObject({ [`${SLOT} settle`]: "open" });
    expect(await leaseControl(env).report(SLOT)).toBeNull();
    await tickAt(day, "16:07");
    expect(await jobsSoFar()).toMatchObject({ [`${SLOT} settle`]: "done", [`${SLOT} report`]: "done" });
    const { lastRun } = await statusOf(day.user);
    expect(await leaseControl(env).report(SLOT)).toMatchObject({
      accounts: 1,
      outcomes: { [lastRun!.outcome!]: 1 },
    });
  });

  it("a run that has not ended a quarter of an hour later is an alert", async ({ expect }) => {
    const log = vi.spyOn(console, "error").mockImplementation(() => undefined);
    const day = await dayWithSleepingRun();
    await tickAt(day, "16:21");
    expect(await jobsSoFar()).toMatchObject({ [`${SLOT} settle`]: "alerted", [`${SLOT} report`]: "done" });
    expect(log.mock.calls.flat()).toContainEqual({
      level: "alert",
      event: "runs_unfinished",
      slot: SLOT,
      accounts: 1,
    });
    expect(await leaseControl(env).report(SLOT)).toMatchObject({ outcomes: { running: 1 } });
  });
});
