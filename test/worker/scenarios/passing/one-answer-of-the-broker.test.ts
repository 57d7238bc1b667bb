import { describe, it } from "vitest";
import { newYorkInstant } from "../../../../src/engine/calendar/new-york.ts";
import { expectSoundBooks, statusOf } from "../../support/books.ts";
import { accountAtExchange, holdingsAtExchange, orderFault } from "../../support/exchange-admin.ts";
import { answeredRequests } from "../../support/troubles/broker-troubles.ts";
import { quietMarket } from "../../support/market.ts";
import { notified } from "../../support/notifications.ts";
import { activate, fixedWeights } from "../../support/strategies.ts";
import { openTradingDay, type TradingDay } from "../../support/trading-day.ts";

const DATE = "2026-08-20";

/** A day on which a strategy of SPY and TLT is about to buy, up to a minute before its run. */
async function dayBeforeTheRun(): Promise<TradingDay> {
  const day = await openTradingDay(quietMarket({ SPY: 600, TLT: 80 }), DATE);
  await activate(day.user, "60/40", fixedWeights({ SPY: 60, TLT: 40 }));
  await day.advanceTo("15:54");
  return day;
}

async function expectAllBought(expect: Parameters<typeof expectSoundBooks>[0], day: TradingDay) {
  expect(await holdingsAtExchange(day.exchange)).toEqual({ SPY: "99.75", TLT: "498.75" });
  await expectSoundBooks(expect, day);
}

describe("one answer of the broker at the start of a run that is gone a moment later", () => {
  it.for([
    { path: "/v2/clock", status: 401 },
    { path: "/v2/clock", status: 403 },
    { path: "/v2/clock", status: 404 },
    { path: "/v2/account", status: 401 },
    { path: "/v2/account", status: 403 },
    { path: "/v2/positions", status: 403 },
    { path: "/v2/orders", status: 403 },
    { path: "/v2/account/activities", status: 403 },
    { path: "/v2/assets/TLT", status: 401 },
    { path: "/v2/assets/TLT", status: 403 },
    { path: "/v2/assets/TLT", status: 404 },
  ])(
    "a $status for $path costs the owner nothing: everything is bought",
    async ({ path, status }, { expect }) => {
      const day = await dayBeforeTheRun();
      const body = { message: "forbidden." };
      await orderFault(day.exchange, {
        match: { method: "GET", pathPrefix: path },
        action: "status",
        status,
        body,
      });
      await day.advanceTo("16:06");
      expect((await statusOf(day.user)).lastRun).toMatchObject({ outcome: "completed", reasons: [] });
      await expectAllBought(expect, day);
    },
  );

  it.for([
    { path: "/v2/account", fields: { trading_blocked: true }, what: "a block" },
    {
      path: "/v2/account",
      fields: { id: "00000000-0000-4000-8000-000000000000" },
      what: "another account's id",
    },
    { path: "/v2/clock", fields: { timestamp: "2026-08-20T16:20:00-04:00" }, what: "a time after the close" },
    {
      path: "/v2/clock",
      fields: { timestamp: "2026-08-20T15:30:00-04:00" },
      what: "a time long before the close",
    },
  ])("$what that is told once costs the owner nothing", async ({ path, fields }, { expect }) => {
    const day = await dayBeforeTheRun();
    await orderFault(day.exchange, {
      match: { method: "GET", pathPrefix: path },
      action: "add-fields",
      fields,
    });
    await day.advanceTo("16:06");
    expect((await statusOf(day.user)).lastRun).toMatchObject({ outcome: "completed", reasons: [] });
    await expectAllBought(expect, day);
  });
});

describe("keys that the broker refuses until the latest start", () => {
  it("fail the day with the reason, after the broker was asked for as long as there was time", async ({
    expect,
  }) => {
    const day = await dayBeforeTheRun();
    const body = { message: "forbidden." };
    const match = { pathPrefix: "/v2/" };
    await orderFault(day.exchange, { match, action: "status", status: 403, body, times: "always" });
    await day.advanceTo("16:06");
    const { lastRun } = await statusOf(day.user);
    expect(lastRun).toMatchObject({ outcome: "failed", reasons: [{ code: "credentials_refused" }] });
    const clocks = (await answeredRequests(day.exchange)).filter(({ path }) => path === "/v2/clock");
    expect(Date.parse(clocks.at(-1)!.at)).toBeGreaterThan(newYorkInstant(DATE, "15:58:20"));
    expect((await accountAtExchange(day.exchange)).orders).toEqual([]);
    expect(await notified()).toMatchObject([{ kind: "run_failed", payload: { outcome: "failed" } }]);
  });
});

describe("a clock of the broker that is minutes behind ours until the latest start", () => {
  it("has nothing sent: by it orders would leave after the close", async ({ expect }) => {
    const day = await dayBeforeTheRun();
    await orderFault(day.exchange, {
      match: { method: "GET", pathPrefix: "/v2/clock" },
      action: "add-fields",
      fields: { timestamp: "2026-08-20T15:40:00-04:00" },
      times: "always",
    });
    await day.advanceTo("16:06");
    expect((await statusOf(day.user)).lastRun).toMatchObject({
      outcome: "missed",
      reasons: [{ code: "clock_disagrees" }],
    });
    expect((await accountAtExchange(day.exchange)).orders).toEqual([]);
  });
});

describe("one asset that the broker does not tell of all day", () => {
  it.for([403, 500])(
    "by %i is left alone with the reason, and the others are bought",
    async (status, { expect }) => {
      const day = await dayBeforeTheRun();
      const match = { method: "GET", pathPrefix: "/v2/assets/TLT" };
      await orderFault(day.exchange, {
        match,
        action: "status",
        status,
        body: { message: "no" },
        times: "always",
      });
      await day.advanceTo("16:06");
      expect((await statusOf(day.user)).lastRun).toMatchObject({
        outcome: "completed_adjusted",
        reasons: [
          {
            code: "not_tradable",
            symbol: "TLT",
            message: "the broker did not tell whether TLT can be traded: it is left alone",
          },
        ],
      });
      expect(await holdingsAtExchange(day.exchange)).toEqual({ SPY: "99.75" });
      await expectSoundBooks(expect, day);
    },
  );
});
