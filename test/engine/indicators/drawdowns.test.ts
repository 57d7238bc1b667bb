import { describe, it } from "vitest";
import { drawdown, maxDrawdown, ulcerIndex } from "../../../src/engine/indicators/drawdowns.ts";
import { closesSeries } from "../support/price-histories.ts";

const largest = (closes: number[], window: number) => [...maxDrawdown.compute(closesSeries(closes), window)];
const current = (closes: number[]) => [...drawdown.compute(closesSeries(closes), 1)];
const ulcer = (closes: number[], window: number) => [...ulcerIndex.compute(closesSeries(closes), window)];

describe("the max drawdown", () => {
  it("is the largest fall within the window, not to today", ({ expect }) => {
    // 100 to 75 within the first four closes, 80 to 75 and 90 to 72 later.
    expect(largest([100, 80, 75, 90, 72], 4)).toEqual([NaN, NaN, NaN, 0.25, 1 - 72 / 90]);
  });

  it("does not count a trough before the peak", ({ expect }) => {
    expect(largest([50, 100, 90], 3)[2]).toBeCloseTo(0.1, 15);
  });

  it("over a single close is 0", ({ expect }) => {
    expect(largest([5, 4], 1)).toEqual([0, 0]);
  });
});

describe("the drawdown", () => {
  it("is measured from the highest close so far", ({ expect }) => {
    expect(current([80, 100, 75, 90, 110])).toEqual([0, 0, 0.25, 1 - 90 / 100, 0]);
  });

  it("forgets the peak at a hole", ({ expect }) => {
    expect(current([100, NaN, 50, 25])).toEqual([0, NaN, 0, 0.5]);
  });
});

describe("the Ulcer Index", () => {
  it("is the root of the mean squared drawdown in percent", ({ expect }) => {
    // 0, 10, 5, 0 and 10 percent below 100, 100, 100, 110 and 110: (100 + 25 + 100) / 5 = 45
    const values = ulcer([100, 90, 95, 110, 99], 5);
    expect(values.slice(0, 4)).toEqual([NaN, NaN, NaN, NaN]);
    expect(values[4]).toBeCloseTo(Math.sqrt(45), 12);
  });

  it("starts its peak with the window's first close", ({ expect }) => {
    // Without the 200: 0 and 10 percent.
    expect(ulcer([200, 100, 90], 2)[2]).toBeCloseTo(Math.sqrt(50), 12);
  });

  it("is 0 where the price only rises or stands", ({ expect }) => {
    expect(ulcer([1, 2, 2, 3], 4)[3]).toBe(0);
  });
});
