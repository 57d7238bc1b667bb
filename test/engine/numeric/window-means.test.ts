import * as fc from "fast-check";
import { describe, it } from "vitest";
import { windowMeans } from "../../../src/engine/numeric/window-means.ts";
import { holdsAlways } from "../support/property.ts";
import { broken, floats, onEachWindow, prices, windows } from "./support/columns.ts";
import { exactMean } from "./support/rational.ts";

const means = (values: readonly number[], window: number) => [
  ...windowMeans(Float64Array.from(values), window),
];

describe("the means of windows", () => {
  it("are those of two and of three values", ({ expect }) => {
    expect(means([1, 2, 6, 7], 2)).toEqual([NaN, 1.5, 4, 6.5]);
    expect(means([1, 2, 6, 7], 3)).toEqual([NaN, NaN, 3, 5]);
  });

  it("of prices are the floats nearest to the exact means", ({ expect }) => {
    holdsAlways(
      fc.property(broken(prices), windows, (values, window) => {
        expect(means(values, window)).toEqual(onEachWindow(values, window, exactMean));
      }),
      500,
    );
  });

  it("of any floats are the floats nearest to the exact means", ({ expect }) => {
    holdsAlways(
      fc.property(broken(floats), windows, (values, window) => {
        // 0 and -0 are the same mean.
        expect(means(values, window).map(unsigned)).toEqual(
          onEachWindow(values, window, exactMean).map(unsigned),
        );
      }),
      500,
    );
  });

  it("are correctly rounded where the exact mean lies between two floats", ({ expect }) => {
    // (1 + 1 + (1 + 3 * 2^-52)) / 3 = 1 + 2^-52 exactly; 1 and 1 + 2^-52 meet halfway, and the even one is 1.
    expect(means([1, 1, 1 + 3 * 2 ** -52], 3)[2]).toBe(1 + 2 ** -52);
    expect(means([1, 1 + 2 ** -52], 2)[1]).toBe(1);
    expect(means([1 + 2 ** -52, 1 + 2 ** -51], 2)[1]).toBe(1 + 2 ** -51);
  });

  it("of equal values are that value", ({ expect }) => {
    holdsAlways(
      fc.property(prices, windows, (price, window) => {
        expect(means([price * 1e3, ...Array<number>(30).fill(price)], window).slice(window)).toEqual(
          Array(31 - window).fill(price),
        );
      }),
    );
  });

  it("do not depend on what came before, although it was ten million times larger", ({ expect }) => {
    const before = fc.array(fc.double({ min: 1e-4, max: 1e9, noNaN: true }), { maxLength: 200 });
    holdsAlways(
      fc.property(before, fc.array(prices, { minLength: 20, maxLength: 20 }), (old, values) => {
        expect(means([...old, ...values], 20).at(-1)).toBe(means(values, 20)[19]);
      }),
    );
  });

  it("are exact next to values that are 10^15 times larger", ({ expect }) => {
    const large = fc.array(fc.double({ min: 1e5, max: 1e6, noNaN: true }), { minLength: 1, maxLength: 30 });
    const small = fc.array(fc.double({ min: 1e-9, max: 1e-6, noNaN: true }), { minLength: 8, maxLength: 30 });
    holdsAlways(
      fc.property(large, small, fc.integer({ min: 1, max: 8 }), (old, values, window) => {
        const column = means([...old, ...values], window).slice(old.length + window - 1);
        expect(column).toEqual(onEachWindow(values, window, exactMean).slice(window - 1));
      }),
    );
  });

  it("do not depend on what comes after", ({ expect }) => {
    holdsAlways(
      fc.property(fc.array(prices, { maxLength: 30 }), fc.array(floats), windows, (values, later, window) => {
        expect(means([...values, 1e12, ...later], window).slice(0, values.length)).toEqual(
          means(values, window),
        );
      }),
    );
  });

  it("stay exact over a century of sessions", ({ expect }) => {
    // A running sum of 0.1 is off by 1e-9 by then.
    const century = Array.from({ length: 25_200 }, (_, day) => (day < 25_000 ? 0.1 + (day % 7) * 1e5 : 0.1));
    expect(new Set(means(century, 200).slice(-1))).toEqual(new Set([0.1]));
  });

  it("take an infinite value for an unknown one, and forget it", ({ expect }) => {
    expect(means([1, Infinity, 3, 5], 2)).toEqual([NaN, NaN, NaN, 4]);
  });

  it("are unknown where there are fewer values than the window has", ({ expect }) => {
    expect(means([1, 2], 3)).toEqual([NaN, NaN]);
    expect(means([], 1)).toEqual([]);
  });

  it("of nothing but zeros are 0", ({ expect }) => {
    expect(means([0, 0, 0], 2)).toEqual([NaN, 0, 0]);
  });
});

function unsigned(value: number): number {
  return value === 0 ? 0 : value;
}
