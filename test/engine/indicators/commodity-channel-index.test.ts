import { describe, it } from "vitest";
import { commodityChannelIndex } from "../../../src/engine/indicators/commodity-channel-index.ts";
import { type Bar, barsOfText, seriesOfBars } from "./support/price-series.ts";

const cci = (bars: readonly Bar[], window: number) => [
  ...commodityChannelIndex.compute(seriesOfBars(bars), window),
];

describe("the commodity channel index", () => {
  it("measures twenty days of the ChartSchool sheet", ({ expect }) => {
    // The prices of StockCharts' CCI sheet in cents; the values in exact fractions.
    const bars = barsOfText(`
      24.20 23.85 23.89
      24.07 23.72 23.95
      24.04 23.64 23.67
      23.87 23.37 23.78
      23.67 23.46 23.50
      23.59 23.18 23.32
      23.80 23.40 23.75
      23.80 23.57 23.79
      24.30 24.05 24.14
      24.15 23.77 23.81
      24.05 23.60 23.78
      24.06 23.84 23.86
      23.88 23.64 23.70
      25.14 23.94 24.96
      25.20 24.74 24.88
      25.07 24.77 24.96
      25.22 24.90 25.18
      25.37 24.93 25.07
      25.36 24.96 25.27
      25.26 24.93 25.00
      24.82 24.21 24.46
      24.44 24.21 24.28
    `);
    const values = cci(bars, 20);
    expect(values.slice(0, 19).every(Number.isNaN)).toBe(true);
    expect(values[19]).toBeCloseTo(102.198526328, 8);
    expect(values[20]).toBeCloseTo(30.770139381, 8);
    expect(values[21]).toBeCloseTo(6.498977013, 8);
  });

  it("counts the distance from the mean in mean distances", ({ expect }) => {
    // Typical prices 2, 4, 9: mean 5, distances 3, 1, 4, mean distance 8/3; (9 - 5) / (0.015 * 8/3) = 100
    const bars: Bar[] = [
      [3, 1, 2],
      [5, 3, 4],
      [10, 8, 9],
    ];
    expect(cci(bars, 3)[2]).toBeCloseTo(100, 10);
  });

  it("is unknown while the typical price does not move, and so always for one bar", ({ expect }) => {
    // Typical prices 5, 5, 5, 6
    const bars: Bar[] = [
      [6, 4, 5],
      [5, 5, 5],
      [7, 4, 4],
      [7, 5, 6],
    ];
    expect(cci(bars, 3).slice(0, 3)).toEqual([NaN, NaN, NaN]);
    // Mean 16/3, distances 1/3, 1/3, 2/3, mean distance 4/9; (2/3) / (0.015 * 4/9) = 100
    expect(cci(bars, 3)[3]).toBeCloseTo(100, 10);
    expect(cci(bars, 1).every(Number.isNaN)).toBe(true);
  });
});
