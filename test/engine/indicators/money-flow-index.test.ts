import { describe, it } from "vitest";
import { moneyFlowIndex } from "../../../src/engine/indicators/money-flow-index.ts";
import { type Bar, barsOfText, seriesOfBars } from "./support/price-series.ts";

const mfi = (bars: readonly Bar[], window: number) => [...moneyFlowIndex.compute(seriesOfBars(bars), window)];

/** A bar at one price. */
const at = (price: number, volume: number): Bar => [price, price, price, volume];

describe("the money flow index", () => {
  it("gives the published values", ({ expect }) => {
    // The MFI sheet of StockCharts' ChartSchool, volume in thousands: 49.47, 45.11, 36.27.
    const bars = barsOfText(`
      24.83 24.32 24.75 18730
      24.76 24.60 24.71 12272
      25.16 24.78 25.04 24691
      25.58 24.95 25.55 18358
      25.68 24.81 25.07 22964
      25.34 25.06 25.11 15919
      25.29 24.85 24.89 16067
      25.13 24.75 25.00 16568
      25.28 24.93 25.05 16019
      25.39 25.03 25.34 9774
      25.54 25.05 25.06 22573
      25.60 25.06 25.45 12987
      25.74 25.54 25.56 10907
      25.72 25.46 25.56 5799
      25.67 25.29 25.41 7395
      25.45 25.17 25.37 5818
      25.32 24.92 25.04 7165
    `);
    const values = mfi(bars, 14);
    expect(values.slice(0, 14).every(Number.isNaN)).toBe(true);
    // The same in exact fractions.
    expect(values[14]).toBeCloseTo(49.46618798, 8);
    expect(values[15]).toBeCloseTo(45.109569266, 8);
    expect(values[16]).toBeCloseTo(36.271796568, 8);
  });

  it("counts a day at an unchanged typical price for neither side", ({ expect }) => {
    // 10 to 12: 12 * 100 in. Still 12 on 900 shares: nothing. 12 to 8: 8 * 50 out.
    const bars = [at(10, 300), at(12, 100), at(12, 900), at(8, 50)];
    expect(mfi(bars, 3)[3]).toBe(75);
    expect(mfi(bars, 2)).toEqual([NaN, NaN, 100, 0]);
  });

  it("is unknown when no money flowed: a flat price, or no volume", ({ expect }) => {
    expect(mfi([at(10, 300), at(10, 300), at(10, 300)], 2)[2]).toBeNaN();
    expect(mfi([at(10, 300), at(11, 0), at(10, 0)], 2)[2]).toBeNaN();
  });

  it("is exactly 100 once the last outflow has left the window, however large it was", ({ expect }) => {
    expect(mfi([at(10, 1), at(9, 1e15), at(9.1, 1), at(9.3, 1)], 2)[3]).toBe(100);
  });

  it("is unknown while a volume of its window is, as on today's provisional bar", ({ expect }) => {
    const bars = [at(10, 100), at(11, 100), at(12, NaN), at(11, 100), at(10, 100)];
    expect(mfi(bars, 1)).toEqual([NaN, 100, NaN, NaN, 0]);
  });
});
