import { describe, it } from "vitest";
import { newYorkInstant } from "../../../src/engine/calendar/new-york.ts";
import { expectSoundBooks, newestRecord, sharesOf, statusOf } from "../support/books.ts";
import { accountAtExchange, halt } from "../support/exchange-admin.ts";
import { jumpingMarket } from "../support/moving-market.ts";
import { passUntil, tradeThrough } from "../support/next-day.ts";
import { activate, switchTree } from "../support/strategies.ts";
import { openTradingDay } from "../support/trading-day.ts";

describe("a sell that does not fill when nothing is to be bought", () => {
  it("is followed to the last half minute, cancelled, and tried again the next day", async ({ expect }) => {
    const market = jumpingMarket({ OLD: 80, SIGNAL: [90, 100] }, "2026-08-21");
    const day = await openTradingDay(market);
    await activate(day.user, "leave", switchTree("OLD", "Empty"));
    await day.advanceTo("16:06");
    await passUntil(day, "2026-08-21", "15:40");
    await halt(day.exchange, "OLD");
    await tradeThrough(day, "2026-08-21");

    const sells = (await accountAtExchange(day.exchange)).orders.filter(({ side }) => side === "sell");
    expect(sells.map(({ status }) => status)).toEqual(["canceled"]);
    expect((await statusOf(day.user)).lastRun).toMatchObject({ outcome: "failed" });
    expect(Number(sharesOf(await statusOf(day.user), "leave")["OLD"])).toBeGreaterThan(1_200);
    await expectSoundBooks(expect, day);

    await halt(day.exchange, "OLD", false);
    await day.exchange.clock.advanceTo(newYorkInstant("2026-08-24", "09:00"));
    await tradeThrough(day, "2026-08-24");
    expect((await statusOf(day.user)).lastRun).toMatchObject({ outcome: "completed" });
    expect(await newestRecord(day.user, "leave")).toMatchObject({
      executed: { sells: [{ symbol: "OLD", status: "filled" }] },
    });
    expect(sharesOf(await statusOf(day.user), "leave")).toEqual({});
    await expectSoundBooks(expect, day);
  });
});
