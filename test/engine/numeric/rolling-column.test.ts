import { describe, it } from "vitest";
import { RollingColumn } from "../../../src/engine/numeric/rolling-column.ts";

describe("a rolling column", () => {
  const column = new RollingColumn(Float64Array.of(2, 4, 4, NaN, 5, 9));

  it("knows its runs, means, variances, deviations and covariances", ({ expect }) => {
    expect([...column.knownRuns]).toEqual([1, 2, 3, 0, 1, 2]);
    expect([...column.means(2)]).toEqual([NaN, 3, 4, NaN, NaN, 7]);
    expect([...column.variances(2)]).toEqual([NaN, 1, 0, NaN, NaN, 4]);
    expect([...column.deviations(2)]).toEqual([NaN, 1, 0, NaN, NaN, 2]);
    expect([...column.covariancesWithTime(2)]).toEqual([NaN, 1, 0, NaN, NaN, 2]);
    expect([...column.exponentialAverages(2, 0.5)]).toEqual([NaN, 3, 3.5, NaN, NaN, 7]);
  });

  it("computes each of them once for each window", ({ expect }) => {
    expect(column.means(3)).toBe(column.means(3));
    expect(column.means(3)).not.toBe(column.means(2));
    expect(column.deviations(2)).toBe(column.deviations(2));
    expect(column.deviations(2)).not.toBe(column.variances(2));
    expect(column.exponentialAverages(2, 0.5)).not.toBe(column.exponentialAverages(2, 0.25));
    expect(column.knownRuns).toBe(column.knownRuns);
  });
});
