import { describe, it } from "vitest";
import {
  doubleExponentialMovingAverage,
  tripleExponentialMovingAverage,
} from "../../../src/engine/indicators/cascaded-moving-averages.ts";
import { trend } from "../support/market.ts";
import { closesSeries } from "../support/price-histories.ts";

const dema = (closes: number[], window: number) => [
  ...doubleExponentialMovingAverage.compute(closesSeries(closes), window),
];
const tema = (closes: number[], window: number) => [
  ...tripleExponentialMovingAverage.compute(closesSeries(closes), window),
];

describe("the double exponential moving average", () => {
  it("follows the arithmetic of a window of three", ({ expect }) => {
    const values = dema([2, 4, 6, 8, 2, 12], 3);
    expect(values.slice(0, 4)).toEqual([NaN, NaN, NaN, NaN]);
    // E, half of the way each: 4, 6, 4, 8. EE: (4 + 6 + 4) / 3 = 14/3, half of the way to 8: 19/3.
    expect(values[4]).toBeCloseTo(8 - 14 / 3, 13);
    expect(values[5]).toBeCloseTo(16 - 19 / 3, 13);
  });

  it("does not lag behind a steady rise", ({ expect }) => {
    // E lags (n - 1) / 2 bars and EE as much again; so do the means that seed them.
    const rise = trend(100, 1, 40);
    const lags = dema(rise, 10).map((value, day) => Math.abs(rise[day]! - value));
    expect(Math.max(...lags.slice(18))).toBeLessThan(1e-11);
  });

  it("of one bar is the price", ({ expect }) => {
    expect(dema([2, 4, 7], 1)).toEqual([2, 4, 7]);
  });
});

describe("the triple exponential moving average", () => {
  it("follows the arithmetic of a window of two", ({ expect }) => {
    const values = tema([2, 4, 7, 1], 2);
    expect(values.slice(0, 3)).toEqual([NaN, NaN, NaN]);
    // E, two thirds of the way each: 3, 17/3, 23/9. EE: (3 + 17/3) / 2 = 13/3, 85/27. EEE: (13/3 + 85/27) / 2 =
    // 101/27. 3 * 69/27 - 3 * 85/27 + 101/27.
    expect(values[3]).toBeCloseTo(53 / 27, 13);
  });

  it("does not lag behind a steady rise", ({ expect }) => {
    const rise = trend(100, 1, 50);
    const lags = tema(rise, 10).map((value, day) => Math.abs(rise[day]! - value));
    expect(Math.max(...lags.slice(27))).toBeLessThan(1e-11);
  });

  it("of one bar is the price", ({ expect }) => {
    expect(tema([2, 4, 7], 1)).toEqual([2, 4, 7]);
  });
});

describe("averages of averages", () => {
  it("take longer to forget their start than one average, and a window of one bar forgets at once", ({
    expect,
  }) => {
    // An exponential average over 10 bars forgets after 10 + 69.
    expect(doubleExponentialMovingAverage.settledBars(10)).toBeGreaterThan(79 + 9);
    expect(tripleExponentialMovingAverage.settledBars(10)).toBeGreaterThan(79 + 18);
    expect(doubleExponentialMovingAverage.settledBars(1)).toBe(1);
    expect(tripleExponentialMovingAverage.settledBars(1)).toBe(1);
  });
});
