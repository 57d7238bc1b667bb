import { describe, it } from "vitest";
import { equityBars } from "../../../src/engine/series/equity.ts";
import { PriceSeries } from "../../../src/engine/series/price-series.ts";
import { volatility } from "../../../src/engine/weighting/volatility.ts";

function volatilityColumn(closes: Float64Array, window: number): Float64Array {
  return volatility.compute(new PriceSeries(equityBars(closes)), window);
}

describe("volatility", () => {
  it("is the population standard deviation of simple daily returns", ({ expect }) => {
    // Returns +10 %, -10 %: mean 0, deviation 0.1. Then -10 %, +20 %: mean 0.05, deviation 0.15.
    const column = volatilityColumn(Float64Array.of(100, 110, 99, 118.8), 2);
    expect([column[0], column[1]]).toEqual([NaN, NaN]);
    expect(column[2]).toBeCloseTo(0.1, 12);
    expect(column[3]).toBeCloseTo(0.15, 12);
  });

  it("of a flat price is exactly 0", ({ expect }) => {
    expect(volatilityColumn(new Float64Array(5).fill(7.1), 3)[4]).toBe(0);
  });

  it("is unknown while an unknown close lies in its window", ({ expect }) => {
    const column = volatilityColumn(Float64Array.of(1, 2, NaN, 4, 5, 6), 2);
    expect([...column].map(Number.isNaN)).toEqual([true, true, true, true, true, false]);
  });
});
