import { env } from "cloudflare:workers";
import { describe, it } from "vitest";
import { loadSnapshot } from "../../../src/market/snapshot/store.ts";
import { expectSoundBooks, newestRecord } from "../support/books.ts";
import { accountAtExchange } from "../support/exchange-admin.ts";
import { quietMarket } from "../support/market.ts";
import { activate, fixedWeights } from "../support/strategies.ts";
import { openTradingDay } from "../support/trading-day.ts";

describe("a strategy that enters a position", () => {
  it("bids the price that Tiingo told ten minutes before the close", async ({ expect }) => {
    const day = await openTradingDay(quietMarket({ SPY: 612.34, PENNY: 0.8712 }));
    await activate(day.user, "new", fixedWeights({ SPY: 60, PENNY: 40 }));
    await day.advanceTo("16:06");

    const snapshot = await loadSnapshot(env.MARKET, day.slot.id);
    expect(snapshot?.prices).toMatchObject({
      SPY: { last: 612.34, source: "tiingo" },
      PENNY: { last: 0.8712, source: "tiingo" },
    });
    const { orders } = await accountAtExchange(day.exchange);
    const first = orders.filter(({ client_order_id: id }) => id.endsWith("-1"));
    expect(first.toSorted((a, b) => a.symbol.localeCompare(b.symbol))).toMatchObject([
      { symbol: "PENNY", side: "buy", type: "limit", limit_price: "0.8712" },
      { symbol: "SPY", side: "buy", type: "limit", limit_price: "612.34" },
    ]);
    const { planned, prices } = await newestRecord(day.user, "new");
    expect(prices).toEqual({ SPY: 612.34, PENNY: 0.8712 });
    for (const { symbol, limitPrice, reason } of planned.buys) {
      expect([Number(limitPrice), reason]).toEqual([prices[symbol], "enter"]);
    }
    await expectSoundBooks(expect, day);
  });
});
