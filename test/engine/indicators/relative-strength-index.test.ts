import { describe, it } from "vitest";
import { relativeStrengthIndex } from "../../../src/engine/indicators/relative-strength-index.ts";
import { columnsOf } from "../support/market.ts";

const rsi = (closes: number[], window: number) => [
  ...relativeStrengthIndex.compute(columnsOf(closes), window),
];

describe("Wilder's relative strength index", () => {
  it("follows the arithmetic of a window of two", ({ expect }) => {
    // changes +2, -1: gain 1, loss 0.5: 100 * 1 / 1.5
    // then +3: gain (1 + 3) / 2 = 2, loss 0.25: 100 * 2 / 2.25
    // then -2: gain 1, loss (0.25 + 2) / 2 = 1.125: 100 * 1 / 2.125
    const values = rsi([10, 12, 11, 14, 12], 2);
    expect(values.slice(0, 2)).toEqual([NaN, NaN]);
    expect(values[2]).toBeCloseTo(200 / 3, 12);
    expect(values[3]).toBeCloseTo(800 / 9, 12);
    expect(values[4]).toBeCloseTo(100 / 2.125, 12);
  });

  it("smooths fourteen days as Wilder did", ({ expect }) => {
    const closes = [
      44.34, 44.09, 44.15, 43.61, 44.33, 44.83, 45.1, 45.42, 45.84, 46.08, 45.89, 46.03, 45.61, 46.28, 46.28,
      46.0, 46.03,
    ];
    const values = rsi(closes, 14);
    // The first 14 changes gain 3.34 and lose 1.40 in sum.
    expect(values[14]).toBeCloseTo((100 * 3.34) / 4.74, 9);
    // -0.28: gains 13/14 of 3.34/14, losses (13 * 1.40/14 + 0.28) / 14.
    const [gain, loss] = [(13 * 3.34) / 14, (13 * 1.4) / 14 + 0.28];
    expect(values[15]).toBeCloseTo((100 * gain) / (gain + loss), 9);
    // +0.03
    const [nextGain, nextLoss] = [(13 * gain) / 14 + 0.03, (13 * loss) / 14];
    expect(values[16]).toBeCloseTo((100 * nextGain) / (nextGain + nextLoss), 9);
    expect(values[13]).toBeNaN();
  });

  it("is 100 while nothing was ever lost, rising or flat, and 0 while nothing was gained", ({ expect }) => {
    expect(rsi([1, 2, 3, 4], 2).slice(2)).toEqual([100, 100]);
    expect(rsi([5, 5, 5, 5], 2).slice(2)).toEqual([100, 100]);
    expect(rsi([4, 3, 2, 1], 2).slice(2)).toEqual([0, 0]);
  });

  it("forgets everything at a hole", ({ expect }) => {
    const before = [10, 30, 20, 40];
    const after = [10, 12, 11, 14, 12];
    expect(rsi([...before, NaN, ...after], 2).slice(5)).toEqual(rsi(after, 2));
  });
});
