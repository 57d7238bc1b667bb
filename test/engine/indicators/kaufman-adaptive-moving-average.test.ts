import { describe, it } from "vitest";
import { kaufmanAdaptiveMovingAverage } from "../../../src/engine/indicators/kaufman-adaptive-moving-average.ts";
import { trend } from "../support/market.ts";
import { closesSeries } from "../support/price-histories.ts";

const kama = (closes: number[], window: number) => [
  ...kaufmanAdaptiveMovingAverage.compute(closesSeries(closes), window),
];

describe("Kaufman's adaptive moving average", () => {
  it("follows the arithmetic of a window of two", ({ expect }) => {
    const values = kama([10, 11, 12, 11, 15], 2);
    // The first value is the price.
    expect(values.slice(0, 3)).toEqual([NaN, NaN, 12]);
    // 11 to 12 to 11 gets nowhere: (2/31)^2 = 4/961 of the way from 12 to 11.
    const fourth = 12 - 4 / 961;
    expect(values[3]).toBeCloseTo(fourth, 13);
    // 12 to 11 to 15: 3 of 5 dollars; (3/5 (2/3 - 2/31) + 2/31)^2 = (198/465)^2 of the way to 15.
    expect(values[4]).toBeCloseTo(fourth + (198 / 465) ** 2 * (15 - fourth), 12);
  });

  it("runs after a straight move with the factor of two bars squared", ({ expect }) => {
    const values = kama(trend(100, 1, 60), 5);
    // It moves 4/9 of the way each bar, so in the end it lags (1 - 4/9) / (4/9) = 1.25 bars.
    expect(values[59]).toBeCloseTo(159 - 1.25, 12);
  });

  it("stands still with the price", ({ expect }) => {
    expect(kama(Array<number>(9).fill(0.1), 3).slice(3)).toEqual(Array(6).fill(0.1));
  });

  it("takes thirteen years to forget its start in a market that gets nowhere", ({ expect }) => {
    const closes = Array.from({ length: 4000 }, (_, day) => 100 + (day % 2));
    const [from100, from101] = [kama(closes, 2), kama(closes.slice(1), 2)];
    const apart = (bars: number) => Math.abs(from100[bars]! - from101[bars - 1]!);
    // Each bar leaves 957/961 of a first difference of a dollar.
    const settled = kaufmanAdaptiveMovingAverage.settledBars(2);
    expect(settled).toBeGreaterThan(13 * 252);
    expect(apart(settled - 4)).toBeGreaterThan(1e-6);
    expect(apart(settled)).toBeLessThan(1e-6);
  });

  it("starts anew at the price after a hole", ({ expect }) => {
    expect(kama([10, 11, 12, NaN, 30, 31, 32], 2).slice(3)).toEqual([NaN, NaN, NaN, 32]);
  });
});
