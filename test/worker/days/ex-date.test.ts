import { env } from "cloudflare:workers";
import { describe, it } from "vitest";
import { refreshExDates } from "../../../src/market/corporate-actions/ex-dates.ts";
import { newestRecord, sharesOf, statusOf } from "../support/books.ts";
import { orderFault } from "../support/exchange-admin.ts";
import { scriptSplit } from "../support/exchange-admin.ts";
import { quietMarket } from "../support/market.ts";
import { tradeThrough } from "../support/next-day.ts";
import { alpacaKeyAt } from "../support/vendors/platform-alpaca.ts";
import { activate } from "../support/strategies.ts";
import { openTradingDay } from "../support/trading-day.ts";

const EX_DATE = "2026-08-21";

/** Holds TLT while the mean of SPLIT's last ten closes is at least $150, else SPY. */
const TREE = {
  id: "root",
  kind: "indicator",
  conditions: [
    {
      id: "c",
      type: "if",
      metric: "Simple Moving Average",
      window: 10,
      ticker: "SPLIT",
      comparator: "gte",
      threshold: "150",
    },
  ],
  children: {
    then: [{ id: "t", kind: "position", positions: ["TLT"] }],
    else: [{ id: "e", kind: "position", positions: ["SPY"] }],
  },
};

/** The day before a split of four for one of a stock at $400. */
async function dayBeforeTheSplit() {
  const day = await openTradingDay(quietMarket({ SPLIT: 400, SPY: 600, TLT: 80 }));
  await scriptSplit(day.exchange, "SPLIT", EX_DATE, 4);
  await activate(day.user, "mean", TREE);
  await day.advanceTo("16:06");
  return day;
}

describe("a strategy on the ex-date of a split", () => {
  it("sees the history as it will be adjusted in the evening", async ({ expect }) => {
    const day = await dayBeforeTheSplit();
    expect(Object.keys(sharesOf(await statusOf(day.user), "mean"))).toEqual(["TLT"]);
    await refreshExDates(env.MARKET, alpacaKeyAt(day.exchange), EX_DATE);
    await tradeThrough(day, EX_DATE);
    // The mean of ten closes at $400 is $100 after the split; not adjusted it would be $370.
    expect(await newestRecord(day.user, "mean")).toMatchObject({ outcome: "completed", targets: { SPY: 1 } });
  });

  it("holds when nothing is known of splits, and says so", async ({ expect }) => {
    const day = await dayBeforeTheSplit();
    const match = { pathPrefix: "/v1/corporate-actions" };
    await orderFault(day.exchange, { match, action: "status", status: 503, times: "always" });
    await tradeThrough(day, EX_DATE);
    expect((await statusOf(day.user)).lastRun).toMatchObject({
      slot: `${EX_DATE}/close`,
      outcome: "held",
      reasons: [{ code: "price_refused", message: expect.stringContaining("nothing is known of splits") }],
    });
    expect(Object.keys(sharesOf(await statusOf(day.user), "mean"))).toEqual(["TLT"]);
  });
});
