import { describe, it } from "vitest";
import { averageDirectionalIndex } from "../../../src/engine/indicators/average-directional-index.ts";
import { type Bar, barsOfText, flatBars, seriesOfBars } from "./support/price-series.ts";

const adx = (bars: readonly Bar[], window: number) => [
  ...averageDirectionalIndex.compute(seriesOfBars(bars), window),
];

/** QQQQ, the ADX sheet of StockCharts' ChartSchool, which is laid out like Wilder's worksheet; in cents. */
const QQQQ = barsOfText(`
  30.20 29.41 29.87
  30.28 29.32 30.24
  30.45 29.96 30.10
  29.35 28.74 28.90
  29.35 28.56 28.92
  29.29 28.41 28.48
  28.83 28.08 28.56
  28.73 27.43 27.56
  28.67 27.66 28.47
  28.85 27.83 28.28
  28.64 27.40 27.49
  27.68 27.09 27.23
  27.21 26.18 26.35
  26.87 26.13 26.33
  27.41 26.63 27.03
  26.94 26.13 26.22
  26.52 25.43 26.01
  26.52 25.35 25.46
  27.09 25.88 27.03
  27.69 26.96 27.45
  28.45 27.14 28.36
  28.53 28.01 28.43
  28.67 27.88 27.95
  29.01 27.99 29.01
  29.87 28.76 29.38
  29.80 29.14 29.36
  29.75 28.71 28.91
  30.65 28.93 30.61
  30.60 30.03 30.05
  30.76 29.39 30.19
  31.17 30.14 31.12
  30.89 30.43 30.54
`);

describe("the average directional index", () => {
  it("gives on the twenty-eighth bar what Wilder's worksheet gives", ({ expect }) => {
    // In exact fractions by Wilder's own scheme: sums less a fourteenth, both indicators, their index, its average.
    const values = adx(QQQQ, 14);
    expect(values.slice(0, 27).every(Number.isNaN)).toBe(true);
    const worksheet = [33.707888496, 32.256674079, 30.018345619, 28.439012596, 26.972489074];
    for (const [day, value] of worksheet.entries()) expect(values[27 + day]).toBeCloseTo(value, 8);
  });

  it("follows the arithmetic of a window of two", ({ expect }) => {
    // Movements: up 2 (low rose), down 3 (high fell), up 1 against down 0.5, none (both 1).
    // Averages up: 1, 1, 0.5; down: 1.5, 0.75, 0.375. Index 100 * 0.5/2.5 = 20, 100 * 0.25/1.75, 100 * 0.125/0.875.
    const bars: Bar[] = [
      [10, 8, 9],
      [12, 9, 11],
      [11, 6, 7],
      [12, 5.5, 11],
      [13, 4.5, 12],
    ];
    const values = adx(bars, 2);
    expect(values.slice(0, 3)).toEqual([NaN, NaN, NaN]);
    expect(values[3]).toBeCloseTo((20 + 100 / 7) / 2, 12);
    expect(values[4]).toBeCloseTo(((20 + 100 / 7) / 2 + 100 / 7) / 2, 12);
  });

  it("is 100 in an unbroken rise or fall, and 0 where the price never moved", ({ expect }) => {
    const rising: Bar[] = [1, 2, 3, 4, 5, 6, 7].map((price) => [price + 1, price, price]);
    expect(adx(rising, 3).slice(5)).toEqual([100, 100]);
    expect(adx(rising.toReversed(), 3).slice(5)).toEqual([100, 100]);
    expect(adx(flatBars(7, 5), 3).slice(5)).toEqual([0, 0]);
  });

  it("is 0 where days only reach further both ways by the same", ({ expect }) => {
    const widening: Bar[] = [1, 2, 3, 4, 5].map((reach) => [10 + reach, 10 - reach, 10]);
    expect(adx(widening, 2).slice(3)).toEqual([0, 0]);
  });

  it("takes the whole of its bars again after one without a high", ({ expect }) => {
    const values = adx([...QQQQ, [NaN, 30, 31], ...QQQQ], 14);
    expect(values.slice(QQQQ.length + 1)).toEqual(adx(QQQQ, 14));
  });
});
