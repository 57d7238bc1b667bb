import { describe, it, vi } from "vitest";
import { expectSoundBooks, newestRecord, sharesOf, statusOf } from "../support/books.ts";
import { correctFill } from "../support/exchange-admin.ts";
import { quietMarket } from "../support/market.ts";
import { passUntil, tradeThrough } from "../support/next-day.ts";
import { notified } from "../support/notifications.ts";
import { activate, fixedWeights } from "../support/strategies.ts";
import { openTradingDay, tick, type TradingDay } from "../support/trading-day.ts";

const NEXT = "2026-08-21";

/** A day that bought 166.25 SPY, of which the exchange takes 66.25 back in the night: no activity tells of it. */
async function dayBusted(): Promise<TradingDay> {
  vi.spyOn(console, "error").mockImplementation(() => undefined);
  const day = await openTradingDay(quietMarket({ SPY: 600 }), "2026-08-20", { spreads: { SPY: 0 } });
  await activate(day.user, "SPY", fixedWeights({ SPY: 100 }));
  await day.advanceTo("16:06");
  await correctFill(day.exchange, day.keys.accountId, { filledQty: "100" });
  await passUntil(day, NEXT, "09:00");
  await tick();
  return day;
}

describe("a fill that the broker takes back the next morning", () => {
  it("is told to the owner, and the ledger follows in the next look: it buys what it lacks again", async ({
    expect,
  }) => {
    const day = await dayBusted();
    expect((await notified()).map(({ kind }) => kind)).toContain("fills_corrected");
    await tradeThrough(day, NEXT);

    const record = await newestRecord(day.user, "SPY");
    expect(record).toMatchObject({
      slot: `${NEXT}/close`,
      outcome: "completed",
      executed: { notes: [{ code: "trade_bust", symbol: "SPY" }] },
      planned: { sells: [], buys: [{ symbol: "SPY", reason: "increase" }] },
    });
    expect(Number(record.planned.buys.at(0)!.quantity)).toBeCloseTo(66.25, 1);
    expect(Number(sharesOf(await statusOf(day.user), "SPY")["SPY"])).toBeCloseTo(166.25, 1);
    await expectSoundBooks(expect, day);
  });
});
