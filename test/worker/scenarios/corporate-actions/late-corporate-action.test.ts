import { describe, it, vi } from "vitest";
import { expectSoundBooks, sharesOf, statusOf } from "../../support/books.ts";
import { accountAtExchange, endFaults, orderFault, scriptSplit } from "../../support/exchange-admin.ts";
import { quietMarket } from "../../support/market.ts";
import { tradeThrough } from "../../support/next-day.ts";
import { activate, fixedWeights } from "../../support/strategies.ts";
import { openTradingDay } from "../../support/trading-day.ts";

const [EX_DATE, TOLD_ON] = ["2026-08-21", "2026-08-24"];
/** $45,000 less the buffer of a quarter of a percent, at $400. */
const BOUGHT = "112.21875";

describe("a reverse split of which the broker tells a day after the positions have changed", () => {
  it("takes nothing from the strategy, which holds until it is told and trades nothing then", async ({
    expect,
  }) => {
    vi.spyOn(console, "error").mockImplementation(() => undefined);
    const day = await openTradingDay(quietMarket({ SPLIT: 400 }));
    await scriptSplit(day.exchange, "SPLIT", EX_DATE, 0.1);
    await activate(day.user, "stocks", fixedWeights({ SPLIT: 100 }), { shareDollars: "45000" });
    await day.advanceTo("16:06");
    expect(sharesOf(await statusOf(day.user), "stocks")).toEqual({ SPLIT: BOUGHT });
    const { orders } = await accountAtExchange(day.exchange);

    await orderFault(day.exchange, {
      match: { pathPrefix: "/v2/account/activities" },
      action: "status",
      status: 200,
      body: [],
      times: "always",
    });
    await tradeThrough(day, EX_DATE);
    const puzzled = await statusOf(day.user);
    expect(puzzled.lastRun).toMatchObject({
      outcome: "held",
      reasons: [{ code: "unknown_shares", symbol: "SPLIT" }, { code: "shares_not_booked" }],
    });
    expect(sharesOf(puzzled, "stocks")).toEqual({ SPLIT: BOUGHT });

    await endFaults(day.exchange);
    await tradeThrough(day, TOLD_ON);
    const status = await statusOf(day.user);
    expect(status.lastRun).toMatchObject({
      outcome: "no_trades",
      reasons: [{ code: "split", symbol: "SPLIT", isNote: true }],
    });
    expect(sharesOf(status, "stocks")).toEqual({ SPLIT: "11.221875" });
    expect((await accountAtExchange(day.exchange)).orders).toEqual(orders);
    await expectSoundBooks(expect, day);
  });
});
