import { describe, it } from "vitest";
import { equalRuns, knownRuns } from "../../../src/engine/numeric/known-runs.ts";

describe("runs of values", () => {
  it("count the known ones in a row", ({ expect }) => {
    expect([...knownRuns(Float64Array.of(1, 2, NaN, 3, 0, -1))]).toEqual([1, 2, 0, 1, 2, 3]);
  });

  it("count the equal ones in a row", ({ expect }) => {
    expect([...equalRuns(Float64Array.of(1, 1, 2, 2, 2, NaN, 2))]).toEqual([1, 2, 1, 2, 3, 0, 1]);
  });

  it("end at an infinite value as at an unknown one", ({ expect }) => {
    expect([...knownRuns(Float64Array.of(1, Infinity, -Infinity, 2))]).toEqual([1, 0, 0, 1]);
    expect([...equalRuns(Float64Array.of(1, Infinity, Infinity, 2))]).toEqual([1, 0, 0, 1]);
  });
});
