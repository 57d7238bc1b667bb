import { describe, it } from "vitest";
import { sampleStatistics } from "../../../src/engine/execution/sample-statistics.ts";

describe("the statistics of some measurements", () => {
  it("are their mean and its standard error", ({ expect }) => {
    // Deviations of -1, 0 and 1: a variance of 1, over three.
    expect(sampleStatistics([1, 2, 3])).toEqual({ count: 3, mean: 2, standardError: Math.sqrt(1 / 3) });
  });

  it("leave out what is not known", ({ expect }) => {
    expect(sampleStatistics([null, 1, null, 3])).toEqual({ count: 2, mean: 2, standardError: 1 });
  });

  it("have no standard error of one value, and no mean of none", ({ expect }) => {
    expect(sampleStatistics([5])).toEqual({ count: 1, mean: 5, standardError: null });
    expect(sampleStatistics([null])).toEqual({ count: 0, mean: null, standardError: null });
  });
});
