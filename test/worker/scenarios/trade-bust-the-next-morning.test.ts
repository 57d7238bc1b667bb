import { describe, it, vi } from "vitest";
import { newYorkInstant } from "../../../src/engine/calendar/new-york.ts";
import { expectSoundBooks, newestRecord, sharesOf, statusOf } from "../support/books.ts";
import { endFaults, orderByHand, orderFault } from "../support/exchange-admin.ts";
import { quietMarket } from "../support/market.ts";
import { tradeThrough } from "../support/next-day.ts";
import { notified } from "../support/notifications.ts";
import { activate, fixedWeights } from "../support/strategies.ts";
import { openTradingDay, tick, type TradingDay } from "../support/trading-day.ts";

const NEXT = "2026-08-21";

/**
 * A day that bought 166.25 SPY, of which the broker takes 66.25 back the next morning: it says of the order that 100
 * were filled, and shares and cash are gone and back. The exchange cannot do so itself: the shares are sold past us,
 * and it tells nothing of that sale.
 */
async function dayBusted(): Promise<TradingDay> {
  vi.spyOn(console, "error").mockImplementation(() => undefined);
  const day = await openTradingDay(quietMarket({ SPY: 600 }), "2026-08-20", { spreads: { SPY: 0 } });
  await activate(day.user, "SPY", fixedWeights({ SPY: 100 }));
  await day.advanceTo("16:06");
  await orderFault(day.exchange, {
    match: { method: "GET", pathPrefix: "/v2/orders" },
    action: "add-fields",
    fields: { filled_qty: "100" },
    times: "always",
  });
  await day.exchange.clock.advanceTo(newYorkInstant(NEXT, "09:00"));
  await tick();
  await endFaults(day.exchange);
  const silent = {
    match: { pathPrefix: "/v2/account/activities" },
    action: "status",
    times: "always",
  } as const;
  await orderFault(day.exchange, { ...silent, status: 503 });
  await day.exchange.clock.advanceTo(newYorkInstant(NEXT, "10:00"));
  await orderByHand(day.exchange, day.keys, { symbol: "SPY", side: "sell", qty: "66.25" });
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
