import * as fc from "fast-check";
import { describe, it } from "vitest";
import { RollingColumn } from "../../../src/engine/numeric/rolling-column.ts";
import { weightedMeans } from "../../../src/engine/numeric/weighted-means.ts";
import { holdsAlways } from "../support/property.ts";
import { broken, onEachWindow, prices, windows } from "./support/columns.ts";
import { nearest, unitsOf } from "./support/rational.ts";

const means = (values: readonly number[], window: number) => [
  ...weightedMeans(new RollingColumn(Float64Array.from(values)), window),
];

function exactWeightedMean(values: readonly number[]): number {
  const total = values.reduce((sum, value, index) => sum + unitsOf(value) * BigInt(index + 1), 0n);
  return nearest(total, BigInt((values.length * (values.length + 1)) / 2) << 1074n);
}

describe("the weighted means of windows", () => {
  it("give the newest value the greatest weight", ({ expect }) => {
    // (1 * 10 + 2 * 11 + 3 * 15) / 6 = 77/6
    expect(means([10, 11, 15], 3)[2]).toBeCloseTo(77 / 6, 14);
  });

  it("are the exact ones to the last digit or two", ({ expect }) => {
    holdsAlways(
      fc.property(broken(prices), windows, (values, window) => {
        const exact = onEachWindow(values, window, exactWeightedMean);
        const errors = means(values, window).map((value, row) => Math.abs(value / exact[row]! - 1));
        expect(errors.map(Number.isNaN)).toEqual(exact.map(Number.isNaN));
        // The weighted mean may be 10 times smaller than the mean and what is taken from it.
        expect(Math.max(0, ...errors.filter((error) => !Number.isNaN(error)))).toBeLessThan(1e-14);
      }),
      500,
    );
  });

  it("of equal values are that value", ({ expect }) => {
    expect(means(Array<number>(9).fill(0.1), 4).slice(3)).toEqual(Array(6).fill(0.1));
  });
});
