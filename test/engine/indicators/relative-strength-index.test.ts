import * as fc from "fast-check";
import { describe, it } from "vitest";
import type { IndicatorDefinition } from "../../../src/engine/indicators/definition.ts";
import {
  exponentialRelativeStrengthIndex,
  relativeStrengthIndex,
  simpleRelativeStrengthIndex,
} from "../../../src/engine/indicators/relative-strength-index.ts";
import { holdsAlways } from "../support/property.ts";
import { closesSeries } from "../support/price-histories.ts";

const on = (indicator: IndicatorDefinition) => (closes: readonly number[], window: number) => [
  ...indicator.compute(closesSeries(closes), window),
];
const rsi = on(relativeStrengthIndex);
const simple = on(simpleRelativeStrengthIndex);
const exponential = on(exponentialRelativeStrengthIndex);

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

describe("the relative strength index by simple averages", () => {
  it("divides the gains of the last two days by all movement", ({ expect }) => {
    // changes +2, -1, +3, -2: 2 of 3, 3 of 4, 3 of 5
    const values = simple([10, 12, 11, 14, 12], 2);
    expect(values.slice(0, 2)).toEqual([NaN, NaN]);
    expect(values[2]).toBeCloseTo(200 / 3, 12);
    expect(values.slice(3)).toEqual([75, 60]);
  });

  it("is exactly 100 once the last loss has left the window, however large it was", ({ expect }) => {
    expect(simple([1e9, 0.1, 0.3, 0.4], 2)[3]).toBe(100);
    expect(simple([1e9, 0.1, 0.1, 0.1], 2)[3]).toBe(100);
  });
});

describe("the relative strength index by exponential averages", () => {
  it("starts like the others and then moves half of the way in a window of three", ({ expect }) => {
    // changes +2, -1, +3: 5 of 6; then -2 with alpha 1/2: gain 5/6, loss (1/3 + 2) / 2 = 7/6
    const values = exponential([10, 12, 11, 14, 12], 3);
    expect(values.slice(0, 3)).toEqual([NaN, NaN, NaN]);
    expect(values[3]).toBeCloseTo(500 / 6, 12);
    expect(values[4]).toBeCloseTo(500 / 12, 12);
  });

  it("forgets everything at a hole", ({ expect }) => {
    const after = [10, 12, 11, 14, 12];
    expect(exponential([10, 30, 20, 40, NaN, ...after], 2).slice(5)).toEqual(exponential(after, 2));
  });
});

describe("every relative strength index", () => {
  const closes = fc.array(fc.double({ min: 0.01, max: 1000, noNaN: true }), { minLength: 2, maxLength: 40 });
  const window = fc.integer({ min: 1, max: 6 });

  it("lies between 0 and 100, both included", ({ expect }) => {
    holdsAlways(
      fc.property(closes, window, (history, bars) => {
        for (const index of [rsi, simple, exponential]) {
          const known = index(history, bars).filter((value) => !Number.isNaN(value));
          expect(known.length).toBe(Math.max(0, history.length - bars));
          expect(known.every((value) => value >= 0 && value <= 100)).toBe(true);
        }
      }),
    );
  });

  it("of one day is 100 unless the price fell", ({ expect }) => {
    for (const index of [rsi, simple, exponential]) {
      expect(index([10, 11, 9, 9, 8, 8.5], 1)).toEqual([NaN, 100, 0, 100, 0, 100]);
    }
  });

  it("that is smoothed stands exactly still while the price does", ({ expect }) => {
    holdsAlways(
      fc.property(closes, fc.integer({ min: 2, max: 6 }), (history, bars) => {
        const still = Array<number>(5).fill(history.at(-1)!);
        for (const index of [rsi, exponential]) {
          const values = index([...history, ...still], bars).slice(Math.max(history.length - 1, bars));
          expect(new Set(values).size).toBe(1);
        }
      }),
    );
  });
});
