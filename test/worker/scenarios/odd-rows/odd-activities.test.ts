import { describe, it } from "vitest";
import { expectSoundBooks, sharesOf, statusOf } from "../../support/books.ts";
import { payIn } from "../../support/exchange-admin.ts";
import { quietMarket } from "../../support/market.ts";
import { activate, fixedWeights } from "../../support/strategies.ts";
import { openTradingDay } from "../../support/trading-day.ts";
import { changeList, retellTransfer } from "../../support/troubles/odd-answers.ts";

const ACTIVITIES = "/v2/account/activities";

describe("an activity that cannot be read", () => {
  it.for([
    { what: "of a type of next year, without a date", row: { id: "n::1", activity_type: "NEWS2028" } },
    {
      what: "of no number of dollars",
      row: { id: "n::1", activity_type: "DIV", date: "2026-08-20", net_amount: "lots" },
    },
    { what: "without a date", row: { id: "n::1", activity_type: "DIV", net_amount: "0" } },
    {
      what: "that is a fill without a price",
      row: { id: "n::1", activity_type: "FILL", symbol: "ODD", qty: "3", price: null },
    },
    { what: "without an id", row: { activity_type: "FEE", net_amount: "0", date: "2026-08-20" } },
  ])("does not hide a deposit that comes beside it: one $what", async ({ row }, { expect }) => {
    const day = await openTradingDay(quietMarket({ SPY: 600 }), "2026-08-20", { startsAt: "11:00" });
    await activate(day.user, "all in SPY", fixedWeights({ SPY: 100 }));
    await day.advanceTo("12:00");
    await payIn(day.exchange, day.keys.accountId, "50000");
    changeList(ACTIVITIES, (rows) => [row, ...rows]);
    await day.advanceTo("16:06");
    const status = await statusOf(day.user);
    expect(status.lastRun).toMatchObject({ outcome: "completed" });
    expect(Number(sharesOf(status, "all in SPY")["SPY"]) * 600).toBeCloseTo(149_625, -3);
    await expectSoundBooks(expect, day);
  });
});

describe("interest that a bank pays on swept cash", () => {
  it("is the strategies' income in dollars, although it is told as shares of something", async ({
    expect,
  }) => {
    const day = await openTradingDay(quietMarket({ SPY: 600 }), "2026-08-20", { startsAt: "11:00" });
    await activate(day.user, "all in SPY", fixedWeights({ SPY: 100 }));
    await day.advanceTo("12:00");
    await payIn(day.exchange, day.keys.accountId, "9.25");
    retellTransfer("9.25", {
      activity_type: "INT",
      activity_sub_type: "SWP",
      symbol: "SWEEPFDIC",
      net_amount: "0",
      qty: "9.25",
    });
    await day.advanceTo("16:06");
    const status = await statusOf(day.user);
    expect(status.lastRun).toMatchObject({
      outcome: "completed",
      reasons: [{ code: "interest", message: "interest: $9.25", isNote: true }],
    });
    expect(status.strategies).toMatchObject([{ performance: { income: "9.25" } }]);
    await expectSoundBooks(expect, day);
  });
});
