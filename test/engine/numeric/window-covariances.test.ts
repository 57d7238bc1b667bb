import * as fc from "fast-check";
import { describe, it } from "vitest";
import { windowCovariances } from "../../../src/engine/numeric/window-covariances.ts";
import { holdsAlways } from "../support/property.ts";
import { broken, floats, onEachWindow, prices, steadyPrices, windows } from "./support/columns.ts";
import { exactCovariance } from "./support/rational.ts";

const covariances = (values: readonly number[], window: number) => [
  ...windowCovariances(Float64Array.from(values), window),
];

/** How far a column is from the exact one, as a share of what rounding may leave of sums of this size. */
function error(values: readonly number[], window: number): number {
  const column = covariances(values, window);
  const exact = onEachWindow(values, window, exactCovariance);
  const spreads = onEachWindow(values, window, (inside) => Math.max(...inside) - Math.min(...inside));
  return Math.max(
    0,
    ...column.map((value, row) => {
      if (Object.is(value, exact[row])) return 0;
      // Each of n values is up to n / 2 away from the middle.
      const share = Math.abs(value - exact[row]!) / ((spreads[row]! * window ** 2) / 4);
      return Number.isNaN(share) ? Infinity : share;
    }),
  );
}

describe("the covariances of windows with time", () => {
  it("weigh each value by its distance from the middle", ({ expect }) => {
    // -1.5 * 6 - 0.5 * 5 + 0.5 * 7 + 1.5 * 10 = 7
    expect(covariances([6, 5, 7, 10], 4)).toEqual([NaN, NaN, NaN, 7]);
    // (4 - 1) / 2, (10 - 4) / 2
    expect(covariances([1, 4, 10], 2)).toEqual([NaN, 1.5, 3]);
    // 10 - 1
    expect(covariances([1, 4, 10], 3)[2]).toBe(9);
  });

  it("of prices and other floats are the exact ones to 14 digits of the sums in them", ({ expect }) => {
    holdsAlways(
      fc.property(fc.oneof(broken(prices), broken(floats)), windows, (values, window) => {
        expect(error(values, window)).toBeLessThan(1e-14);
      }),
      500,
    );
  });

  it("of a price of 100,000 dollars that moves by cents are exact to 14 digits of its movement", ({
    expect,
  }) => {
    holdsAlways(
      fc.property(steadyPrices, windows, (values, window) => {
        expect(error(values, window)).toBeLessThan(1e-14);
      }),
      500,
    );
  });

  it("of equal values are exactly 0", ({ expect }) => {
    holdsAlways(
      fc.property(prices, windows, (price, window) => {
        const column = covariances([price * 7, ...Array<number>(30).fill(price)], window);
        expect(column.slice(window).every((value) => value === 0)).toBe(true);
      }),
    );
  });

  it("do not depend on what came before, bit for bit", ({ expect }) => {
    const before = fc.array(fc.double({ min: 1e-9, max: 1e15, noNaN: true }), { maxLength: 100 });
    const inside = windows.chain((window) => fc.array(floats, { minLength: window, maxLength: window }));
    holdsAlways(
      fc.property(before, inside, (old, values) => {
        const alone = covariances(values, values.length).at(-1);
        expect(covariances([...old, ...values], values.length).at(-1)).toBe(alone);
      }),
    );
  });

  it("over a single value are 0 where it is known", ({ expect }) => {
    expect(covariances([3, NaN, 5], 1)).toEqual([0, NaN, 0]);
  });
});
