import { describe, it } from "vitest";
import { expectSoundBooks, newestRecord, sharesOf, statusOf } from "../support/books.ts";
import { accountAtExchange, holdingsAtExchange } from "../support/exchange-admin.ts";
import { jumpingMarket } from "../support/moving-market.ts";
import { tradeThrough } from "../support/next-day.ts";
import { activate, fixedWeights } from "../support/strategies.ts";
import { openTradingDay } from "../support/trading-day.ts";

/** All in SPY while SIGNAL stands below 100, half of it in SHY from then on. */
const HALF_OUT = {
  id: "root",
  kind: "indicator",
  conditions: [
    { id: "c", type: "if", metric: "Current Price", ticker: "SIGNAL", comparator: "gte", threshold: "100" },
  ],
  children: {
    then: [fixedWeights({ SPY: 50, SHY: 50 })],
    else: [{ id: "all", kind: "position", positions: ["SPY"] }],
  },
};

describe("a strategy that gives up half of a position", () => {
  it("sells exactly half of its shares, in one order", async ({ expect }) => {
    const day = await openTradingDay(jumpingMarket({ SPY: 600, SHY: 82, SIGNAL: [90, 100] }, "2026-08-21"));
    await activate(day.user, "half", HALF_OUT);
    await day.advanceTo("16:06");
    expect(await holdingsAtExchange(day.exchange)).toEqual({ SPY: "166.25" });
    await tradeThrough(day, "2026-08-21");

    const { orders } = await accountAtExchange(day.exchange);
    expect(orders.filter(({ side }) => side === "sell")).toMatchObject([
      { symbol: "SPY", type: "market", qty: "83.125", filled_qty: "83.125", status: "filled" },
    ]);
    expect(await holdingsAtExchange(day.exchange)).toMatchObject({ SPY: "83.125" });
    expect(sharesOf(await statusOf(day.user), "half")).toMatchObject({ SPY: "83.125" });
    expect(await newestRecord(day.user, "half")).toMatchObject({
      outcome: "completed",
      targets: { SPY: 0.5, SHY: 0.5 },
      planned: { sells: [{ symbol: "SPY", quantity: "83.125", reason: "reduce" }] },
    });
    await expectSoundBooks(expect, day);
  });
});
