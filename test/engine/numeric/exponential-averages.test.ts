import { describe, it } from "vitest";
import { exponentialAverages } from "../../../src/engine/numeric/exponential-averages.ts";

const averages = (values: readonly number[], window: number, alpha: number) => [
  ...exponentialAverages(Float64Array.from(values), window, alpha),
];

describe("exponential averages", () => {
  it("start at the mean of the first values and move by alpha of the way", ({ expect }) => {
    // (2 + 4) / 2 = 3; 3 + (7 - 3) / 4 = 4; 4 + (0 - 4) / 4 = 3
    expect(averages([2, 4, 7, 0], 2, 0.25)).toEqual([NaN, 3, 4, 3]);
  });

  it("start anew after a hole", ({ expect }) => {
    expect(averages([2, 4, NaN, 7, 1, 8], 2, 0.25)).toEqual([NaN, 3, NaN, NaN, 4, 5]);
  });

  it("of a flat column are its value", ({ expect }) => {
    expect(averages(Array<number>(9).fill(0.1), 3, 0.3).slice(2)).toEqual(Array(7).fill(0.1));
  });
});
