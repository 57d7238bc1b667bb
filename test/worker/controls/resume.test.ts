import { describe, it } from "vitest";
import type { ExecutionFrequency } from "../../../src/engine/calendar/frequency.ts";
import type { TradingState } from "../../../src/engine/risk/trading-state.ts";
import type { LiveStrategy } from "../../../src/contract/strategies.ts";
import { rowsOf } from "../support/account-tables.ts";
import { expectSoundBooks, historyOf, statusOf } from "../support/books.ts";
import { holdingsAtExchange, loseTimers } from "../support/exchange-admin.ts";
import { quietMarket } from "../support/market.ts";
import { passUntil } from "../support/next-day.ts";
import { activate, fixedWeights } from "../support/strategies.ts";
import { openTradingDay, type TradingDay } from "../support/trading-day.ts";

const DATE = "2026-08-20";

const setState = ({ user }: TradingDay, { botId }: LiveStrategy, state: TradingState) =>
  user.post<LiveStrategy>(`/api/live/strategies/${botId}/trading-state`, { state });

const start = ({ user }: TradingDay, symbol: string, executionFrequency: ExecutionFrequency) =>
  activate(user, symbol, fixedWeights({ [symbol]: 100 }), { sharePercent: 50, executionFrequency });

/** A day on which SPY was paused before its first slot; TLT, when it is to trade, has begun beside it. */
async function openPaused(
  startsAt: string,
  frequencies: { SPY: ExecutionFrequency; TLT?: ExecutionFrequency },
): Promise<{ day: TradingDay; paused: LiveStrategy }> {
  const day = await openTradingDay(quietMarket({ SPY: 600, TLT: 80 }), DATE, { startsAt });
  const paused = await start(day, "SPY", frequencies.SPY);
  if (frequencies.TLT) await start(day, "TLT", frequencies.TLT);
  await setState(day, paused, "HALTED");
  return { day, paused };
}

/** The slots that were taken, in the order in which they were, each with what became of it. */
const slotsTaken = async ({ user }: TradingDay) =>
  (await rowsOf(user, "runs")).map(({ slot, outcome }) => [slot, outcome]);

describe("resuming a strategy beside others that trade", () => {
  it("notes as skipped only those of its slots that no run took, and takes part from the next one on", async ({
    expect,
  }) => {
    const { day, paused } = await openPaused("09:40", { SPY: "30min", TLT: "hourly" });
    await day.advanceTo("11:40");
    expect(await slotsTaken(day)).toEqual([
      [`${DATE}/10:00`, "completed"],
      [`${DATE}/11:00`, "no_trades"],
    ]);
    expect((await setState(day, paused, "ACTIVE")).status).toBe(200);
    expect((await statusOf(day.user)).lastRun).toMatchObject({
      outcome: "skipped",
      reasons: [{ code: "paused" }],
    });
    await day.advanceTo("12:06");
    expect(await slotsTaken(day)).toEqual([
      [`${DATE}/10:00`, "completed"],
      [`${DATE}/11:00`, "no_trades"],
      [`${DATE}/10:30`, "skipped"],
      [`${DATE}/11:30`, "skipped"],
      [`${DATE}/12:00`, "completed"],
    ]);
    expect(await historyOf(day.user, "SPY")).toMatchObject([{ slot: `${DATE}/12:00` }]);
    await expectSoundBooks(expect, day);
  });

  it("leaves the run that is due to both, when nobody has taken its slot yet", async ({ expect }) => {
    const { day, paused } = await openPaused("15:44", { SPY: "daily", TLT: "daily" });
    await day.advanceTo("15:54");
    await loseTimers(day.exchange);
    await passUntil(day, DATE, "15:55:30");
    expect((await statusOf(day.user)).lastRun).toBeNull();
    await setState(day, paused, "ACTIVE");
    await day.advanceTo("16:06");
    expect(await slotsTaken(day)).toEqual([[`${DATE}/close`, "completed"]]);
    expect(Object.keys(await holdingsAtExchange(day.exchange))).toEqual(["SPY", "TLT"]);
    await expectSoundBooks(expect, day);
  });

  it("does not make up for a slot that came before the others were activated", async ({ expect }) => {
    const { day, paused } = await openPaused("15:44", { SPY: "daily" });
    await day.advanceTo("15:56");
    await start(day, "TLT", "daily");
    await setState(day, paused, "ACTIVE");
    await day.advanceTo("16:06");
    expect(await slotsTaken(day)).toEqual([[`${DATE}/close`, "skipped"]]);
    expect(await holdingsAtExchange(day.exchange)).toEqual({});
  });
});
