import fc from "fast-check";
import { describe, it } from "vitest";
import { sessionOn } from "../../../src/engine/calendar/sessions.ts";
import { minuteBars } from "../../../sim/exchange/market/minute-bars.ts";
import { Prices } from "../../../sim/exchange/market/prices.ts";
import { FRIDAY } from "../support/client.ts";
import { row } from "../support/market.ts";
import { present } from "../support/present.ts";

/** Prices of up to four decimals, so that many of them lie between two cents. */
const price = fc.integer({ min: 2_000, max: 4_000_000 }).map((ticks) => ticks / 10_000);
const day = fc
  .record({
    date: fc.constantFrom(FRIDAY, "2026-11-27"),
    prices: fc.array(price, { minLength: 4, maxLength: 4 }),
    volume: fc.nat(50_000_000),
  })
  .map(({ date, prices, volume }) => {
    const [low = 0, open = 0, close = 0, high = 0] = prices.toSorted((a, b) => a - b);
    return row(date, close, { open, high, low, volume });
  });

describe("the minutes of a finished session", () => {
  it("make up its day: open, high, low, close and volume", ({ expect }) => {
    fc.assert(
      fc.property(day, fc.nat(), (today, seed) => {
        const session = present(sessionOn(today.date));
        const prices = new Prices(new Map([["ONE", { name: "One", rows: [today] }]]), seed);
        const bars = minuteBars(prices, "ONE", today, session.close);
        expect(bars).toHaveLength((session.close - session.open) / 60_000);
        expect(bars[0]?.open).toBe(today.open);
        expect(Math.max(...bars.map(({ high }) => high))).toBe(today.high);
        expect(Math.min(...bars.map(({ low }) => low))).toBe(today.low);
        expect(bars.at(-1)?.close).toBe(today.close);
        expect(bars.reduce((sum, { volume }) => sum + volume, 0)).toBe(today.volume);
      }),
      { numRuns: 40 },
    );
  });

  it("hold every price of their seconds, and open and close with the first and the last", ({ expect }) => {
    const today = row(FRIDAY, 101.37, { open: 100.004, low: 97.31, high: 103.008 });
    const session = present(sessionOn(FRIDAY));
    const prices = new Prices(new Map([["ONE", { name: "One", rows: [today] }]]), 7);
    for (const bar of minuteBars(prices, "ONE", today, session.close - 60_000)) {
      const seconds = Array.from({ length: 60 }, (_, second) =>
        present(prices.lastPrice("ONE", bar.start + second * 1_000)),
      );
      expect([bar.open, bar.close]).toEqual([seconds[0], seconds[59]]);
      expect([bar.high, bar.low]).toEqual([Math.max(...seconds), Math.min(...seconds)]);
    }
  });
});
