import { describe, it } from "vitest";
import {
  averageTrueRange,
  averageTrueRangePercent,
} from "../../../src/engine/indicators/average-true-range.ts";
import { type Bar, barsOfText, flatBars, seriesOfBars } from "./support/price-series.ts";

const atr = (bars: readonly Bar[], window: number) => [
  ...averageTrueRange.compute(seriesOfBars(bars), window),
];
const percent = (bars: readonly Bar[], window: number) => [
  ...averageTrueRangePercent.compute(seriesOfBars(bars), window),
];

/** QQQQ from 2010-04-01 on, the ATR sheet of StockCharts' ChartSchool. */
const QQQQ = barsOfText(`
  48.70 47.79 48.16
  48.72 48.14 48.61
  48.90 48.39 48.75
  48.87 48.37 48.63
  48.82 48.24 48.74
  49.05 48.64 49.03
  49.20 48.94 49.07
  49.35 48.86 49.32
  49.92 49.50 49.91
  50.19 49.87 50.13
  50.12 49.20 49.53
  49.66 48.90 49.50
  49.88 49.43 49.75
  50.19 49.73 50.03
  50.36 49.26 50.31
  50.57 50.09 50.52
  50.65 50.30 50.41
  50.43 49.21 49.34
`);

describe("the average true range", () => {
  it("follows Wilder's arithmetic", ({ expect }) => {
    // The sheet's first true range is high - low, as after a close within the first bar; its averages are
    // 0.55, 0.59, 0.59, 0.57, 0.61: 7.76 / 14, then (13 * 7.76/14 + 1.10) / 14 and so on.
    const values = atr([[48.16, 48.16, 48.16], ...QQQQ], 14);
    expect(values.slice(0, 14).every(Number.isNaN)).toBe(true);
    const published = [7.76 / 14, 0.593265306, 0.585174927, 0.568376718, 0.614921238];
    for (const [day, value] of published.entries()) expect(values[14 + day]).toBeCloseTo(value, 8);
    expect(values).toHaveLength(19);
  });

  it("counts a gap upwards and a gap downwards from the previous close", ({ expect }) => {
    // From 10 to 13 - 15: 15 - 10 = 5. From 14 to 8 - 9: 14 - 8 = 6. Within 8.5: 9 - 8 = 1.
    const bars: Bar[] = [
      [11, 9, 10],
      [15, 13, 14],
      [9, 8, 8.5],
      [9, 8, 8.5],
    ];
    expect(atr(bars, 1)).toEqual([NaN, 5, 6, 1]);
    expect(atr(bars, 2)).toEqual([NaN, NaN, 5.5, 3.25]);
  });

  it("is 0 at a flat price", ({ expect }) => {
    expect(atr(flatBars(5, 7), 3).slice(3)).toEqual([0, 0]);
  });

  it("starts anew after a bar without a low, and does not measure a gap across it", ({ expect }) => {
    const after: Bar[] = [
      [21, 19, 20],
      [22, 20, 21],
      [25, 21, 24],
    ];
    expect(atr([[11, 9, 10], [12, 10, 11], [13, NaN, 12], ...after], 1)).toEqual([NaN, 2, NaN, NaN, 2, 4]);
  });
});

describe("the average true range in percent", () => {
  it("is a share of the bar's own close", ({ expect }) => {
    // Ranges 5 and 6 at closes of 14 and 8.
    const values = percent(
      [
        [11, 9, 10],
        [15, 13, 14],
        [9, 8, 8],
      ],
      1,
    );
    expect(values[1]).toBeCloseTo(500 / 14, 12);
    expect(values[2]).toBe(75);
  });
});
