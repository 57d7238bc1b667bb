import { describe, it, vi } from "vitest";
import { expectSoundBooks, historyOf, statusOf } from "../../support/books.ts";
import { holdingsAtExchange } from "../../support/exchange-admin.ts";
import { breakD1 } from "../../support/troubles/broken-d1.ts";
import { quietMarket } from "../../support/market.ts";
import { activate, fixedWeights } from "../../support/strategies.ts";
import { openTradingDay } from "../../support/trading-day.ts";

describe("a run while D1 is down", () => {
  it("trades all the same, and history arrives when D1 is back", async ({ expect }) => {
    const log = vi.spyOn(console, "error").mockImplementation(() => undefined);
    const day = await openTradingDay(quietMarket({ SPY: 600, TLT: 80 }));
    await activate(day.user, "60/40", fixedWeights({ SPY: 60, TLT: 40 }));
    const repair = breakD1();
    await day.advanceTo("16:04");
    expect(Object.keys(await holdingsAtExchange(day.exchange))).toEqual(["SPY", "TLT"]);
    expect(log.mock.calls.flat()).toContainEqual(
      expect.objectContaining({ event: "outbox_delivery_failed", kind: "execution" }),
    );

    repair();
    expect(await historyOf(day.user, "60/40")).toEqual([]);
    expect((await statusOf(day.user)).lastRun).toMatchObject({ state: "reported", outcome: "completed" });
    await day.advanceTo("16:06");
    expect(await historyOf(day.user, "60/40")).toMatchObject([
      { slot: "2026-08-20/close", outcome: "completed", buys: 2 },
    ]);
    await expectSoundBooks(expect, day);
  });
});
