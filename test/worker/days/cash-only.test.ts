import { describe, it } from "vitest";
import { newestRecord, statusOf } from "../support/books.ts";
import { quietMarket } from "../support/market.ts";
import { activate } from "../support/strategies.ts";
import { openTradingDay } from "../support/trading-day.ts";

describe("a strategy that wants nothing but cash", () => {
  it("is in cash, and that is a success", async ({ expect }) => {
    const day = await openTradingDay(quietMarket({ SPY: 600 }));
    await activate(day.user, "cash", { kind: "position", positions: ["Empty"] });
    await day.advanceTo("16:06");
    expect((await statusOf(day.user)).lastRun).toMatchObject({ outcome: "no_trades", reasons: [] });
    expect(await newestRecord(day.user, "cash")).toMatchObject({ success: true, targets: {} });
  });
});
