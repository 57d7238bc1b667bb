import * as fc from "fast-check";
import { describe, it } from "vitest";
import { windowVariances } from "../../../src/engine/numeric/window-variances.ts";
import { holdsAlways } from "../support/property.ts";
import { broken, floats, onEachWindow, prices, steadyPrices, windows } from "./support/columns.ts";
import { exactVariance } from "./support/rational.ts";

const variances = (values: readonly number[], window: number) => [
  ...windowVariances(Float64Array.from(values), window),
];

/** The largest relative difference; infinite where only one of the two is known, or 0. */
function error(column: readonly number[], other: readonly number[]): number {
  return Math.max(
    0,
    ...column.map((value, row) => {
      const expected = other[row]!;
      if (Object.is(value, expected)) return 0;
      const share = Math.abs(value - expected) / Math.abs(expected);
      return Number.isNaN(share) ? Infinity : share;
    }),
  );
}

describe("the variances of windows", () => {
  it("divide by the number of values", ({ expect }) => {
    // The textbook's eight: mean 5, squared deviations 9+1+1+1+0+0+4+16 = 32, 32/8 = 4.
    expect(variances([2, 4, 4, 4, 5, 5, 7, 9], 8)[7]).toBe(4);
    // 1, 4: mean 2.5, 1.5^2; 4, 10: mean 7, 3^2
    expect(variances([1, 4, 10], 2)).toEqual([NaN, 2.25, 9]);
  });

  it("are those that NIST certifies for large values with small differences", ({ expect }) => {
    // Statistical Reference Datasets, NumAcc1: 10000001, 10000003, 10000002 have the sample variance 1.
    expect(variances([10_000_001, 10_000_003, 10_000_002], 3)[2]).toBeCloseTo(2 / 3, 15);
    // NumAcc2, 3 and 4: x.2 and 500 times x.1 and x.3 have the sample variance 0.01.
    for (const [whole, digits] of [
      [1, 15],
      [1_000_000, 10],
      [10_000_000, 9],
    ] as const) {
      const values = [
        whole + 0.2,
        ...Array.from({ length: 1000 }, (_, row) => whole + (row % 2 ? 0.3 : 0.1)),
      ];
      // Not more digits than the floats nearest to these decimals share with them.
      expect(variances(values, 1001)[1000]).toBeCloseTo((0.01 * 1000) / 1001, digits);
    }
  });

  it("of prices are the exact ones to 12 digits", ({ expect }) => {
    holdsAlways(
      fc.property(broken(prices), windows, (values, window) => {
        expect(error(variances(values, window), onEachWindow(values, window, exactVariance))).toBeLessThan(
          1e-12,
        );
      }),
      500,
    );
  });

  it("of any floats are the exact ones to 12 digits", ({ expect }) => {
    holdsAlways(
      fc.property(broken(floats), windows, (values, window) => {
        expect(error(variances(values, window), onEachWindow(values, window, exactVariance))).toBeLessThan(
          1e-12,
        );
      }),
      500,
    );
  });

  it("of a price of 100,000 dollars that moves by cents are exact to 12 digits, too", ({ expect }) => {
    holdsAlways(
      fc.property(steadyPrices, windows, (values, window) => {
        expect(error(variances(values, window), onEachWindow(values, window, exactVariance))).toBeLessThan(
          1e-12,
        );
      }),
      500,
    );
  });

  it("are as good for a window of a year", ({ expect }) => {
    const year = fc.array(prices, { minLength: 252, maxLength: 260 });
    holdsAlways(
      fc.property(year, fc.constantFrom(63, 100, 127, 128, 129, 200, 252), (values, window) => {
        expect(error(variances(values, window), onEachWindow(values, window, exactVariance))).toBeLessThan(
          1e-12,
        );
      }),
      10,
    );
  });

  it("of equal values are exactly 0", ({ expect }) => {
    holdsAlways(
      fc.property(prices, windows, (price, window) => {
        expect(variances([price * 7, ...Array<number>(30).fill(price)], window).slice(window)).toEqual(
          Array(31 - window).fill(0),
        );
      }),
    );
  });

  it("do not depend on what came before, bit for bit", ({ expect }) => {
    const before = fc.array(fc.double({ min: 1e-9, max: 1e15, noNaN: true }), { maxLength: 100 });
    const inside = windows.chain((window) => fc.array(floats, { minLength: window, maxLength: window }));
    holdsAlways(
      fc.property(before, inside, (old, values) => {
        const alone = variances(values, values.length).at(-1);
        expect(variances([...old, ...values], values.length).at(-1)).toBe(alone);
      }),
    );
  });

  it("over a single value are 0 where it is known", ({ expect }) => {
    expect(variances([3, NaN, 5], 1)).toEqual([0, NaN, 0]);
  });

  it("are unknown where there are fewer values than the window has", ({ expect }) => {
    expect(variances([1, 2], 3)).toEqual([NaN, NaN]);
  });
});
