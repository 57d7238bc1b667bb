import { describe, it } from "vitest";
import type { Preview } from "../../../src/contract/runs.ts";
import { expectSoundBooks, statusOf } from "../support/books.ts";
import { holdingsAtExchange, orderByHand } from "../support/exchange-admin.ts";
import { jumpingMarket } from "../support/moving-market.ts";
import { passUntil, tradeThrough } from "../support/next-day.ts";
import { activate, switchTree } from "../support/strategies.ts";
import { openTradingDay, type TradingDay } from "../support/trading-day.ts";

const BY_HAND = { OLD: "10", NEW: "5.5", GLD: "1.25" };

/** An account with holdings of its owner's own, before a strategy that goes from OLD to NEW on the second day. */
async function openMixedAccount(): Promise<TradingDay> {
  const prices = { OLD: 80, NEW: 40, GLD: 250, SIGNAL: [90, 100] as [number, number] };
  const day = await openTradingDay(jumpingMarket(prices, "2026-08-21"));
  for (const [symbol, qty] of Object.entries(BY_HAND)) {
    await orderByHand(day.exchange, day.keys, { symbol, side: "buy", qty });
  }
  await day.advanceTo("15:44:30");
  await activate(day.user, "switch", switchTree("OLD", "NEW"));
  await day.advanceTo("16:06");
  return day;
}

describe("what no strategy owns", () => {
  it("is not sold when a strategy leaves the symbol, nor when it sells everything that it has", async ({
    expect,
  }) => {
    const day = await openMixedAccount();
    await tradeThrough(day, "2026-08-21");
    expect(await holdingsAtExchange(day.exchange)).toMatchObject({ OLD: "10", GLD: "1.25" });
    await expectSoundBooks(expect, day);

    await passUntil(day, "2026-08-24", "11:00");
    const { body } = await day.user.post<Preview>("/api/live/preview", { kind: "liquidate" });
    expect((await day.user.post("/api/live/run-now", { planHash: body.planHash })).status).toBe(200);
    await passUntil(day, "2026-08-24", "11:10");
    expect(await holdingsAtExchange(day.exchange)).toEqual(BY_HAND);
    expect((await statusOf(day.user)).strategies).toEqual([]);
    await expectSoundBooks(expect, day);
  });

  it("is sold only once its owner has chosen the whole-account mode", async ({ expect }) => {
    const day = await openMixedAccount();
    const chosen = await day.user.send("PUT", "/api/live/settings", {
      mode: "whole_account",
      acceptSales: true,
    });
    expect(chosen.status).toBe(200);
    await tradeThrough(day, "2026-08-21");
    expect(Object.keys(await holdingsAtExchange(day.exchange))).toEqual(["NEW"]);
    expect((await statusOf(day.user)).account?.unassigned).toEqual([]);
    await expectSoundBooks(expect, day);
  });
});
