import * as fc from "fast-check";
import { describe, it } from "vitest";
import { stochasticD, stochasticK, williamsR } from "../../../src/engine/indicators/stochastic-oscillator.ts";
import { holdsAlways } from "../support/property.ts";
import { type Bar, barsOfText, flatBars, seriesOfBars } from "./support/price-series.ts";

const percentK = (bars: readonly Bar[], window: number) => [
  ...stochasticK.compute(seriesOfBars(bars), window),
];
const percentD = (bars: readonly Bar[], window: number) => [
  ...stochasticD.compute(seriesOfBars(bars), window),
];
const williams = (bars: readonly Bar[], window: number) => [...williamsR.compute(seriesOfBars(bars), window)];

/** The stochastic sheet of StockCharts' ChartSchool, which leaves out the first thirteen closes: here the lows. */
const SHEET = barsOfText(`
  127.0090 125.3574 125.3574
  127.6159 126.1633 126.1633
  126.5911 124.9296 124.9296
  127.3472 126.0937 126.0937
  128.1730 126.8199 126.8199
  128.4317 126.4817 126.4817
  127.3671 126.0340 126.0340
  126.4220 124.8301 124.8301
  126.8995 126.3921 126.3921
  126.8498 125.7156 125.7156
  125.6460 124.5615 124.5615
  125.7156 124.5715 124.5715
  127.1582 125.0689 125.0689
  127.7154 126.8597 127.2876
  127.6855 126.6309 127.1781
  128.2228 126.8001 128.0138
  128.2725 126.7105 127.1085
  128.0934 126.8001 127.7253
  128.2725 126.1335 127.0587
  127.7353 125.9245 127.3273
  128.7700 126.9891 128.7103
`);

/** Closes 5, 6, 4, 7 within ranges of 4 - 6, 4 - 8, 3 - 6, 5 - 7. */
const FOUR: readonly Bar[] = [
  [6, 4, 5],
  [8, 4, 6],
  [6, 3, 4],
  [7, 5, 7],
];

describe("the stochastic %K", () => {
  it("gives the published values", ({ expect }) => {
    const values = percentK(SHEET, 14);
    expect(values.slice(0, 13).every(Number.isNaN)).toBe(true);
    const published = [70.4382, 67.6089, 89.2021, 65.8106, 81.7477, 64.5238, 74.5298, 98.5814];
    for (const [day, value] of published.entries()) expect(values[13 + day]).toBeCloseTo(value, 4);
  });

  it("places the close between the lowest low and the highest high", ({ expect }) => {
    // 6 within 4 - 8, 4 within 3 - 8, 7 within 3 - 7
    expect(percentK(FOUR, 2)).toEqual([NaN, 50, 20, 100]);
  });

  it("is unknown while the window's highs and lows are all one price", ({ expect }) => {
    const bars: Bar[] = [
      [5, 5, 5],
      [5, 5, 5],
      [6, 5, 5],
      [5, 5, 5],
      [5, 5, 5],
    ];
    expect(percentK(bars, 2)).toEqual([NaN, NaN, 0, 0, NaN]);
  });

  it("is what a look at every bar of the window finds, whatever the window and the holes", ({ expect }) => {
    const bar = fc
      .tuple(fc.integer({ min: 5, max: 9 }), fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 9 }))
      .map(([high, low, close]): Bar => [high, low, close]);
    const hole = fc.constantFrom<Bar>([NaN, 1, 1], [9, NaN, 5], [9, 1, NaN]);
    const history = fc.array(fc.oneof({ weight: 9, arbitrary: bar }, { weight: 1, arbitrary: hole }), {
      maxLength: 60,
    });
    holdsAlways(
      fc.property(history, fc.integer({ min: 1, max: 12 }), (bars, window) => {
        const expected = bars.map(([, , close], day) => {
          const seen = bars.slice(Math.max(0, day - window + 1), day + 1);
          const least = Math.min(...seen.map(([, low]) => low));
          const most = Math.max(...seen.map(([high]) => high));
          const known = seen.length === window && !seen.flat().some(Number.isNaN) && most > least;
          return known ? 100 * ((close - least) / (most - least)) : NaN;
        });
        expect(percentK(bars, window)).toEqual(expected);
      }),
    );
  });
});

describe("the stochastic %D", () => {
  it("is the mean of the last n values of %K over n bars", ({ expect }) => {
    // %K of two bars: 50, 20, 100
    expect(percentD(FOUR, 2)).toEqual([NaN, NaN, 35, 60]);
    expect(percentD(FOUR, 1)).toEqual(percentK(FOUR, 1));
  });

  it("is unknown until a %K that is unknown has left its window", ({ expect }) => {
    const flat: Bar = [5, 5, 5];
    // %K: unknown, then 5 within 4 - 6, 5 within 4 - 6
    expect(percentD([flat, flat, [6, 4, 5], [6, 4, 5]], 2)).toEqual([NaN, NaN, NaN, 50]);
  });
});

describe("Williams's %R", () => {
  it("gives the published values", ({ expect }) => {
    // The ChartSchool sheet of %R has the same prices: -29.56, -32.39, -10.80, -34.19, -18.25, -35.48, -25.47, -1.42.
    const values = williams(SHEET, 14);
    const published = [-29.56, -32.39, -10.8, -34.19, -18.25, -35.48, -25.47, -1.42];
    for (const [day, value] of published.entries()) expect(values[13 + day]).toBeCloseTo(value, 2);
  });

  it("is exactly 0 at the highest high and exactly -100 at the lowest low", ({ expect }) => {
    expect(williams([[10.3, 10.1, 10.3]], 1)).toEqual([0]);
    expect(williams([[10.3, 10.1, 10.1]], 1)).toEqual([-100]);
  });

  it("is unknown while the window is flat", ({ expect }) => {
    expect(williams(flatBars(3, 5), 2)).toEqual([NaN, NaN, NaN]);
  });
});
