import { describe, it } from "vitest";
import { newYorkInstant } from "../../../src/engine/calendar/new-york.ts";
import { FRIDAY, openClient, tiingo } from "../support/client.ts";
import { movingMarket } from "../support/moving-market.ts";
import { present } from "../support/present.ts";

const today = present(present(movingMarket.get("MOVE")).rows.find(({ date }) => date === FRIDAY));

describe("a day of trading", () => {
  it("is one and the same in quotes, trades, snapshots, executions and bars", async ({ expect }) => {
    const client = openClient({ market: movingMarket, time: "09:31" });
    const seen: { minute: string; price: number }[] = [];
    for (let minute = 31; minute < 385; minute += 29) {
      await client.exchange.clock.advanceTo(newYorkInstant(FRIDAY, "09:30") + minute * 60_000 + 20_000);
      const { latestTrade, latestQuote, dailyBar } = (await client.get("/v2/stocks/MOVE/snapshot")).body;
      expect(latestQuote.bp).toBeLessThanOrEqual(latestTrade.p + 0.01);
      expect(latestQuote.ap).toBeGreaterThanOrEqual(latestTrade.p - 0.01);
      expect(dailyBar.c).toBe(latestTrade.p);
      const [row] = (await tiingo(client.exchange, "/iex/?tickers=move")).body;
      expect([row.tngoLast, row.high, row.low]).toEqual([latestTrade.p, dailyBar.h, dailyBar.l]);
      seen.push({ minute: `${latestTrade.t.slice(0, 16)}:00Z`, price: latestTrade.p });
      const { body: order } = await client.order({ symbol: "MOVE", qty: "1" });
      await client.wait(1_000);
      const filled = await client.read(order.id);
      seen.push({ minute: `${filled.filled_at.slice(0, 16)}:00Z`, price: Number(filled.filled_avg_price) });
    }
    await client.exchange.clock.advanceTo(newYorkInstant(FRIDAY, "16:15"));
    const get = async (timeframe: string) =>
      (await client.get(`/v2/stocks/MOVE/bars?timeframe=${timeframe}&start=${FRIDAY}`)).body.bars;
    const minutes = await get("1Min");
    for (const { minute, price } of seen) {
      const bar = minutes.find(({ t }: { t: string }) => t === minute);
      // An order is filled at the ask, a cent or two from the trades.
      expect(price, minute).toBeGreaterThanOrEqual(bar.l - 0.02);
      expect(price, minute).toBeLessThanOrEqual(bar.h + 0.02);
    }
    const [day] = await get("1Day");
    expect(day).toMatchObject({
      o: today.open,
      h: today.high,
      l: today.low,
      c: today.close,
      v: today.volume,
    });
    const [hours] = await get("23H");
    expect(hours).toMatchObject({ o: day.o, h: day.h, l: day.l, c: day.c, v: day.v });
  });
});
