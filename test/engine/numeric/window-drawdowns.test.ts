import * as fc from "fast-check";
import { describe, it } from "vitest";
import { windowDrawdowns } from "../../../src/engine/numeric/window-drawdowns.ts";
import { holdsAlways } from "../support/property.ts";
import { broken, onEachWindow, prices, windows } from "./support/columns.ts";

const drawdowns = (values: readonly number[], window: number) => [
  ...windowDrawdowns(Float64Array.from(values), window),
];

/** Every value by every earlier one. */
function largestFall(values: readonly number[]): number {
  return Math.max(
    ...values.flatMap((later, end) => values.slice(0, end + 1).map((peak) => 1 - later / peak)),
  );
}

const fewPrices = fc.integer({ min: 8, max: 14 });

describe("the drawdowns of windows", () => {
  it("are the largest falls from a peak to a later trough", ({ expect }) => {
    // 120 to 80 is a third, from 110 it is 3/11; without either peak 80 to 95 only rises.
    expect(drawdowns([100, 120, 90, 110, 80, 95], 5).slice(4)).toEqual([1 - 80 / 120, 1 - 80 / 120]);
    expect(drawdowns([100, 120, 90, 110, 80, 95], 3).slice(4)).toEqual([1 - 80 / 110, 1 - 80 / 110]);
    expect(drawdowns([100, 120, 90, 110, 80, 95], 2)).toEqual([NaN, 0, 1 - 90 / 120, 0, 1 - 80 / 110, 0]);
  });

  it("are those of every pair of values in the window", ({ expect }) => {
    holdsAlways(
      fc.property(fc.oneof(broken(prices), broken(fewPrices)), windows, (values, window) => {
        expect(drawdowns(values, window)).toEqual(onEachWindow(values, window, largestFall));
      }),
      500,
    );
  });

  it("over a single value are 0 where it is known", ({ expect }) => {
    expect(drawdowns([3, NaN, 5], 1)).toEqual([0, NaN, 0]);
  });

  it("are 0 in a market that only rises, and all of it in one that only falls", ({ expect }) => {
    expect(drawdowns([1, 2, 3, 4], 3).slice(2)).toEqual([0, 0]);
    expect(drawdowns([8, 4, 2, 1], 3).slice(2)).toEqual([0.75, 0.75]);
  });
});
