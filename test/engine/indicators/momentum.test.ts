import { describe, it } from "vitest";
import {
  averageMomentum,
  unweightedMomentum,
  weightedMomentum,
} from "../../../src/engine/indicators/momentum.ts";
import { closesSeries } from "../support/price-histories.ts";

/** 253 closes of 40 dollars, except today's and those that so many bars ago were something else. */
function year(today: number, ago: Record<number, number>): number[] {
  return Array.from({ length: 253 }, (_, day) => (day === 252 ? today : (ago[252 - day] ?? 40)));
}

const last = (indicator: typeof weightedMomentum, closes: number[]) =>
  indicator.compute(closesSeries(closes), 1).at(-1);

describe("momentum", () => {
  // 20, 25, 50 and 100 percent in 1, 3, 6 and 12 months
  const closes = year(120, { 21: 100, 63: 96, 126: 80, 252: 60 });

  it("weighs the return of a month most", ({ expect }) => {
    // (12 * 0.2 + 4 * 0.25 + 2 * 0.5 + 1) / 19
    expect(last(weightedMomentum, closes)).toBeCloseTo(5.4 / 19, 14);
  });

  it("is the mean of the four returns without weights", ({ expect }) => {
    expect(last(unweightedMomentum, closes)).toBeCloseTo(1.95 / 4, 14);
  });

  it("against the mean takes thirteen closes, a month of 21 sessions apart", ({ expect }) => {
    // 120 + 100 + 96 + 80 + 60 and 8 times 40 are 776.
    expect(last(averageMomentum, closes)).toBeCloseTo((13 * 120) / 776 - 1, 14);
  });

  it.for([weightedMomentum, unweightedMomentum, averageMomentum])(
    "($id) is unknown before it has a year, and exactly 0 at a flat price",
    (indicator, { expect }) => {
      const values = [...indicator.compute(closesSeries(Array<number>(254).fill(0.1)), 1)];
      expect(values.slice(0, 252).every(Number.isNaN)).toBe(true);
      expect(values.slice(252)).toEqual([0, 0]);
    },
  );
});
