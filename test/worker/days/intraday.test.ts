import { env } from "cloudflare:workers";
import { describe, it } from "vitest";
import { leaseControl } from "../../../src/platform/addresses.ts";
import { expectSoundBooks, historyOf, sharesOf, statusOf } from "../support/books.ts";
import { accountAtExchange } from "../support/exchange-admin.ts";
import { afternoonJobs } from "../support/jobs.ts";
import { quietMarket } from "../support/market.ts";
import { passUntil } from "../support/next-day.ts";
import { activate, fixedWeights } from "../support/strategies.ts";
import { openTradingDay } from "../support/trading-day.ts";

const DATE = "2026-08-20";
const market = quietMarket({ SPY: 600, TLT: 80 });

describe("an hourly strategy beside a daily one", () => {
  it("trades on the hour, while the other waits for the close", async ({ expect }) => {
    const day = await openTradingDay(market, DATE, { startsAt: "10:45" });
    await activate(day.user, "often", fixedWeights({ SPY: 100 }), {
      sharePercent: 50,
      executionFrequency: "hourly",
    });
    await activate(day.user, "daily", fixedWeights({ TLT: 100 }), 50);

    await day.advanceTo("11:11");

    const status = await statusOf(day.user);
    expect(status.lastRun).toMatchObject({ slot: `${DATE}/11:00`, outcome: "completed" });
    expect(status.strategies.map(({ executionFrequency }) => executionFrequency)).toEqual([
      "hourly",
      "daily",
    ]);
    expect(Object.keys(sharesOf(status, "often"))).toEqual(["SPY"]);
    expect(sharesOf(status, "daily")).toEqual({});
    expect(await historyOf(day.user, "often")).toHaveLength(1);
    expect(await historyOf(day.user, "daily")).toEqual([]);
    const { orders } = await accountAtExchange(day.exchange);
    expect(orders.length).toBeGreaterThan(0);
    for (const { client_order_id: id } of orders) expect(id).toMatch(/-20260820-1100-SPY-buy-\d$/);
    expect(await afternoonJobs()).toMatchObject({
      [`${DATE}/11:00 preflight`]: "done",
      [`${DATE}/11:00 snapshot`]: "done",
      [`${DATE}/11:00 dispatch`]: "done",
      [`${DATE}/11:00 settle`]: "done",
      [`${DATE}/11:00 report`]: "done",
    });
    expect(await leaseControl(env).report(`${DATE}/11:00`)).toMatchObject({
      accounts: 1,
      outcomes: { completed: 1 },
    });
    await expectSoundBooks(expect, day);
  });

  it("wakes itself for every hour, and both come to their close slot", async ({ expect }) => {
    const day = await openTradingDay(market, DATE, { startsAt: "13:45" });
    const hourly = { sharePercent: 50, executionFrequency: "hourly" } as const;
    await activate(day.user, "often", fixedWeights({ SPY: 100 }), hourly);
    await activate(day.user, "daily", fixedWeights({ TLT: 100 }), 50);

    await passUntil(day, DATE, "16:06");

    const slotsOf = async (name: string) =>
      (await historyOf(day.user, name)).map(({ slot }) => slot).toReversed();
    expect(await slotsOf("often")).toEqual([`${DATE}/14:00`, `${DATE}/15:00`, `${DATE}/close`]);
    expect(await slotsOf("daily")).toEqual([`${DATE}/close`]);
    expect(Object.keys(sharesOf(await statusOf(day.user), "daily"))).toEqual(["TLT"]);
    await expectSoundBooks(expect, day);
  });
});

describe("when every strategy is daily", () => {
  it("no job of an intraday slot is taken up", async ({ expect }) => {
    const day = await openTradingDay(market, DATE, { startsAt: "10:48" });
    await activate(day.user, "daily", fixedWeights({ SPY: 100 }));
    await day.advanceTo("11:11");
    expect(await afternoonJobs()).toEqual({});
    expect((await statusOf(day.user)).lastRun).toBeNull();
  });
});
