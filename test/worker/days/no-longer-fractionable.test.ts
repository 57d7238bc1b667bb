import { describe, it } from "vitest";
import { expectSoundBooks, newestRecord, sharesOf, statusOf } from "../support/books.ts";
import { ask, holdingsAtExchange } from "../support/exchange-admin.ts";
import { jumpingMarket } from "../support/moving-market.ts";
import { tradeThrough } from "../support/next-day.ts";
import { activate, switchTree } from "../support/strategies.ts";
import { openTradingDay } from "../support/trading-day.ts";

const NEXT = "2026-08-21";

describe("a symbol that trades in whole shares only since the strategy bought a fraction of it", () => {
  it("is left all the same: all but the fraction is sold, and the money goes where it is wanted", async ({
    expect,
  }) => {
    const day = await openTradingDay(jumpingMarket({ OLD: 640, NEW: 40, SIGNAL: [90, 100] }, NEXT));
    await activate(day.user, "switch", switchTree("OLD", "NEW"));
    await day.advanceTo("16:06");
    const { OLD: bought } = await holdingsAtExchange(day.exchange);
    expect(Number(bought) % 1).toBeGreaterThan(0);
    await ask(day.exchange, "PATCH", "/admin/assets/OLD", { fractionable: false });
    await tradeThrough(day, NEXT);

    const held = await holdingsAtExchange(day.exchange);
    expect(Number(held["OLD"])).toBeLessThan(1);
    expect(Number(held["NEW"])).toBeGreaterThan(2_400);
    expect(sharesOf(await statusOf(day.user), "switch")).toEqual(held);
    expect(await newestRecord(day.user, "switch")).toMatchObject({
      outcome: "completed_adjusted",
      executed: {
        errors: [
          { code: "order_rejected", symbol: "OLD" },
          { code: "cash_short", symbol: "NEW" },
        ],
      },
    });
    await expectSoundBooks(expect, day);
  });
});
