import { env } from "cloudflare:workers";
import { describe, it, vi } from "vitest";
import { expectSoundBooks, historyOf, statusOf } from "../support/books.ts";
import { jobsSoFar } from "../support/jobs.ts";
import { quietMarket } from "../support/market.ts";
import { passUntil } from "../support/next-day.ts";
import { activate, fixedWeights } from "../support/strategies.ts";
import { openTradingDay, type TradingDay } from "../support/trading-day.ts";

const DATE = "2026-08-20";

async function openActiveDay(): Promise<TradingDay> {
  const day = await openTradingDay(quietMarket({ SPY: 600 }), DATE);
  await activate(day.user, "SPY", fixedWeights({ SPY: 100 }));
  return day;
}

describe("when cron fails", () => {
  it("and no tick comes at all, the account's own alarm trades the day", async ({ expect }) => {
    const day = await openActiveDay();
    await passUntil(day, DATE, "16:06");
    expect((await statusOf(day.user)).lastRun).toMatchObject({ slot: `${DATE}/close`, outcome: "completed" });
    expect(await historyOf(day.user, "SPY")).toMatchObject([{ outcome: "completed", success: true }]);
    await expectSoundBooks(expect, day);
  });

  it("and a job breaks on tick after tick, every tick tries it again, the third failure alerts, and the account trades all the same", async ({
    expect,
  }) => {
    const log = vi.spyOn(console, "error").mockImplementation(() => undefined);
    const day = await openActiveDay();
    const full = vi.spyOn(env.MARKET, "put").mockRejectedValue(new Error("KV takes nothing"));
    await day.advanceTo("15:54");
    const failures = log.mock.calls
      .flat()
      .filter(({ event, job }) => event === "job_failed" && job === "snapshot");
    expect(failures).toHaveLength(5);
    expect(await jobsSoFar()).toMatchObject({ [`${DATE}/close snapshot`]: "open" });
    const alerts = log.mock.calls.flat().filter(({ level, job }) => level === "alert" && job === "snapshot");
    expect(alerts).toMatchObject([{ event: "job_failing", failures: 3 }]);
    full.mockRestore();
    await day.advanceTo("16:06");
    expect(await jobsSoFar()).toMatchObject({ [`${DATE}/close snapshot`]: "done" });
    expect((await statusOf(day.user)).lastRun).toMatchObject({ outcome: "completed" });
  });
});
