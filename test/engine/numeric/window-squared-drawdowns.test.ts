import * as fc from "fast-check";
import { describe, it } from "vitest";
import { windowSquaredDrawdowns } from "../../../src/engine/numeric/window-squared-drawdowns.ts";
import { holdsAlways } from "../support/property.ts";
import { broken, onEachWindow, prices, windows } from "./support/columns.ts";

const sums = (values: readonly number[], window: number) => [
  ...windowSquaredDrawdowns(Float64Array.from(values), window),
];

function squaredDrawdowns(values: readonly number[]): number {
  let peak = 0;
  let sum = 0;
  for (const value of values) {
    peak = Math.max(peak, value);
    sum += ((peak - value) / peak) ** 2;
  }
  return sum;
}

const fewPrices = fc.integer({ min: 8, max: 14 });

describe("the sums of squared drawdowns", () => {
  it("go over each value's fall from the highest one so far", ({ expect }) => {
    // 0, 1/4 and 1/2 below 8; 0 and 1/3 below 6 without the 8; 0 and 1/2 below 10.
    expect(sums([8, 6, 4, 10, 5], 3).slice(0, 3)).toEqual([NaN, NaN, 0.0625 + 0.25]);
    expect(sums([8, 6, 4, 10, 5], 3)[3]).toBeCloseTo(1 / 9, 15);
    expect(sums([8, 6, 4, 10, 5], 3)[4]).toBeCloseTo(0.25, 15);
  });

  it("are those of going through every window by itself", ({ expect }) => {
    holdsAlways(
      fc.property(fc.oneof(broken(prices), broken(fewPrices)), windows, (values, window) => {
        const expected = onEachWindow(values, window, squaredDrawdowns);
        const errors = sums(values, window).map((sum, row) => Math.abs(sum - expected[row]!));
        expect(errors.map(Number.isNaN)).toEqual(expected.map(Number.isNaN));
        // A fall of a fraction is known to 1e-16, and there are at most 20.
        expect(Math.max(0, ...errors.filter((error) => !Number.isNaN(error)))).toBeLessThan(1e-14);
      }),
      500,
    );
  });

  it("do not depend on what came before, bit for bit", ({ expect }) => {
    const inside = windows.chain((window) => fc.array(prices, { minLength: window, maxLength: window }));
    holdsAlways(
      fc.property(fc.array(prices, { maxLength: 60 }), inside, (old, values) => {
        const alone = sums(values, values.length).at(-1);
        expect(sums([...old, ...values], values.length).at(-1)).toBe(alone);
      }),
    );
  });

  it("are 0 where the values only rise or stand", ({ expect }) => {
    expect(sums([1, 2, 2, 3], 4)[3]).toBe(0);
    // Not 1 - 49 * (1 / 49), which is 1e-16.
    expect(sums([49, 49, 49], 2)).toEqual([NaN, 0, 0]);
  });
});
