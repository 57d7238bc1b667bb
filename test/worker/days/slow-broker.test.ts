import { describe, it } from "vitest";
import { expectSoundBooks, statusOf } from "../support/books.ts";
import { orderFault } from "../support/exchange-admin.ts";
import { quietMarket } from "../support/market.ts";
import { activate, fixedWeights } from "../support/strategies.ts";
import { openTradingDay } from "../support/trading-day.ts";

describe("a broker that is busy when the run begins", () => {
  it.for([
    { status: 429, body: { message: "rate limit exceeded" }, times: 2 },
    { status: 503, body: { message: "service unavailable" }, times: 6 },
  ])("and answers $status about the account is asked again", async ({ status, body, times }, { expect }) => {
    const day = await openTradingDay(quietMarket({ SPY: 600 }));
    await activate(day.user, "SPY", fixedWeights({ SPY: 100 }));
    await orderFault(day.exchange, {
      match: { pathPrefix: "/v2/account" },
      action: "status",
      status,
      body,
      times,
    });
    await day.advanceTo("16:06");
    expect((await statusOf(day.user)).lastRun).toMatchObject({ outcome: "completed", reasons: [] });
    await expectSoundBooks(expect, day);
  });

  it("and refuses the keys until it is too late to start: the run has failed", async ({ expect }) => {
    const day = await openTradingDay(quietMarket({ SPY: 600 }));
    await activate(day.user, "SPY", fixedWeights({ SPY: 100 }));
    const body = { message: "forbidden" };
    await orderFault(day.exchange, {
      match: { pathPrefix: "/v2/" },
      action: "status",
      status: 403,
      body,
      times: "always",
    });
    await day.advanceTo("16:06");
    expect((await statusOf(day.user)).lastRun).toMatchObject({
      outcome: "failed",
      reasons: [{ code: "credentials_refused" }],
    });
  });
});
