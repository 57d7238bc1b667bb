import * as fc from "fast-check";
import { describe, it } from "vitest";
import { latestMaximum, latestMinimum } from "../../../src/engine/numeric/window-extremes.ts";
import { holdsAlways } from "../support/property.ts";
import { broken, floats, onEachWindow, windows } from "./support/columns.ts";

const rowsOf = (find: typeof latestMaximum, values: readonly number[], window: number) => [
  ...find(Float64Array.from(values), window),
];

/** The rows of what `pick` picks from each window, the latest ones. */
function latest(values: readonly number[], window: number, pick: (...values: number[]) => number): number[] {
  return onEachWindow(values, window, (inside) => pick(...inside)).map((value, row) => {
    const end = values.slice(0, row + 1);
    return Number.isNaN(value) ? -1 : end.findLastIndex((candidate) => candidate === value);
  });
}

const fewValues = fc.integer({ min: -2, max: 2 });

describe("the extremes of windows", () => {
  it("are found by their rows, the latest of equal ones", ({ expect }) => {
    expect(rowsOf(latestMaximum, [5, 7, 7, 6, 4], 3)).toEqual([-1, -1, 2, 2, 2]);
    expect(rowsOf(latestMinimum, [5, 4, 4, 6, 7], 3)).toEqual([-1, -1, 2, 2, 2]);
  });

  it("leave with the window", ({ expect }) => {
    expect(rowsOf(latestMaximum, [9, 1, 2, 3], 2)).toEqual([-1, 0, 2, 3]);
  });

  it("are those of a search through every window", ({ expect }) => {
    const column = fc.oneof(broken(floats), broken(fewValues));
    holdsAlways(
      fc.property(column, windows, (values, window) => {
        expect(rowsOf(latestMaximum, values, window)).toEqual(latest(values, window, Math.max));
        expect(rowsOf(latestMinimum, values, window)).toEqual(latest(values, window, Math.min));
      }),
      500,
    );
  });
});
