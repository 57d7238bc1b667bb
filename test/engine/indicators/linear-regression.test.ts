import { describe, it } from "vitest";
import type { IndicatorDefinition } from "../../../src/engine/indicators/definition.ts";
import {
  linearRegressionSlope,
  linearRegressionValue,
  trendClarity,
} from "../../../src/engine/indicators/linear-regression.ts";
import { trend } from "../support/market.ts";
import { closesSeries } from "../support/price-histories.ts";

const last = (indicator: IndicatorDefinition, closes: number[], window = closes.length) =>
  indicator.compute(closesSeries(closes), window).at(-1);

describe("the line through the closes", () => {
  // The example of the encyclopedia's article on linear least squares: 3.5 + 1.4 x through (1, 6), (2, 5), (3, 7), (4, 10).
  const closes = [6, 5, 7, 10];

  it("has a slope, in percent of the mean close", ({ expect }) => {
    expect(last(linearRegressionSlope, closes)).toBeCloseTo((100 * 1.4) / 7, 13);
  });

  it("has an end on the last bar", ({ expect }) => {
    expect(last(linearRegressionValue, closes)).toBeCloseTo(3.5 + 4 * 1.4, 13);
  });

  it("explains a share of the variance", ({ expect }) => {
    // Squared residuals of 1.1, -1.3, -0.7 and 0.9 are 4.2, squared deviations from 7 are 14: 1 - 4.2 / 14
    expect(last(trendClarity, closes)).toBeCloseTo(70, 12);
  });

  it("is the closes themselves on a steady rise or fall", ({ expect }) => {
    expect(last(trendClarity, trend(100, 0.1, 50))).toBeCloseTo(100, 10);
    expect(last(trendClarity, trend(100, -0.1, 50), 20)).toBeCloseTo(100, 10);
    expect(last(linearRegressionValue, trend(100, 0.5, 50))).toBeCloseTo(124.5, 12);
    // The mean of 10 closes up to 59 is 54.5.
    expect(last(linearRegressionSlope, trend(50, 1, 10))).toBeCloseTo(100 / 54.5, 13);
    expect(last(linearRegressionSlope, trend(59, -1, 10))).toBeCloseTo(-100 / 54.5, 13);
  });

  it("is level at a flat price, and explains nothing", ({ expect }) => {
    const flat = Array<number>(9).fill(0.1);
    expect(last(linearRegressionSlope, flat, 5)).toBe(0);
    expect(last(linearRegressionValue, flat, 5)).toBe(0.1);
    expect(last(trendClarity, flat, 5)).toBe(0);
  });

  it("is a point over a single bar", ({ expect }) => {
    expect(last(linearRegressionSlope, [3, 4], 1)).toBe(0);
    expect(last(linearRegressionValue, [3, 4], 1)).toBe(4);
    expect(last(trendClarity, [3, 4], 1)).toBe(0);
    expect(last(linearRegressionSlope, [3, NaN], 1)).toBeNaN();
  });
});
