import { describe, it } from "vitest";
import { stochasticRelativeStrengthIndex } from "../../../src/engine/indicators/stochastic-relative-strength-index.ts";
import { closesSeries } from "../support/price-histories.ts";

const stochastic = (closes: readonly number[], window: number) => [
  ...stochasticRelativeStrengthIndex.compute(closesSeries(closes), window),
];

describe("the stochastic relative strength index", () => {
  it("places the fourteen-day index within its last fourteen values", ({ expect }) => {
    // The prices of the StochRSI sheet of StockCharts' ChartSchool; the values in exact fractions: the index runs
    // from 44.6867 to 64.6787 within these days and ends at 52.7756, 57.9165, 57.9165.
    const closes = [
      54.09, 59.9, 58.2, 59.76, 52.35, 52.82, 56.94, 57.47, 55.26, 57.51, 54.8, 51.47, 56.16, 58.34, 56.02,
      60.22, 56.75, 57.38, 50.23, 57.06, 61.51, 63.69, 66.22, 69.16, 70.73, 67.79, 68.82, 62.38, 67.59, 67.59,
    ];
    const values = stochastic(closes, 14);
    expect(values.slice(0, 27).every(Number.isNaN)).toBe(true);
    expect(values[27]).toBeCloseTo(40.460747919, 9);
    expect(values[28]).toBeCloseTo(66.175441707, 9);
    expect(values[29]).toBe(values[28]);
  });

  it("is 100 at the index's high and 0 at its low, exactly", ({ expect }) => {
    // The index of two days: 66.7, 88.9, 47.1, 78.0
    expect(stochastic([10, 12, 11, 14, 12, 15], 2)).toEqual([NaN, NaN, NaN, 100, 0, 100]);
  });

  it("is unknown in an unbroken rise or fall, where the index stands still", ({ expect }) => {
    expect(stochastic([1, 2, 3, 4, 5, 6, 7], 3)).toEqual(Array<number>(7).fill(NaN));
    expect(stochastic([7, 6, 5, 4, 3, 2, 1], 3)).toEqual(Array<number>(7).fill(NaN));
  });

  it("is unknown once the price has stood still for the whole window, without a trace of rounding", ({
    expect,
  }) => {
    // 10.1 to 10.7 in tenths; the index keeps its value from the eighth bar on, so three equal ones end at the tenth.
    const closes = [10.1, 10.3, 10.2, 10.6, 10.4, 10.5, 10.3, 10.7, 10.7, 10.7, 10.7];
    const values = stochastic(closes, 3);
    expect(values.slice(5, 9).some(Number.isNaN)).toBe(false);
    expect(values.slice(9)).toEqual([NaN, NaN]);
  });

  it("of one day is never known", ({ expect }) => {
    expect(stochastic([10, 12, 11, 14, 12], 1).every(Number.isNaN)).toBe(true);
  });
});
