import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { percentile } from "../../../src/engine/metrics/statistics/percentile.ts";
import { valueAtRisk95 } from "../../../src/engine/metrics/value-at-risk.ts";
import { holdsAlways } from "../support/property.ts";
import { EMPYRICAL_PLACES, MIXED, ONE } from "./support/returns.ts";

describe("a percentile", () => {
  test("is empyrical's value_at_risk at other cutoffs", () => {
    const two = Float64Array.of(1, 2);
    expect(percentile(two, 0)).toBe(1);
    expect(percentile(two, 0.3)).toBeCloseTo(1.3, EMPYRICAL_PLACES);
    expect(percentile(two, 1)).toBe(2);
    const six = Float64Array.of(1, 81, 82, 83, 84, 85);
    expect(percentile(six, 0.1)).toBeCloseTo(41, EMPYRICAL_PLACES);
    expect(percentile(six, 0.2)).toBeCloseTo(81, EMPYRICAL_PLACES);
    expect(percentile(six, 0.3)).toBeCloseTo(81.5, EMPYRICAL_PLACES);
  });

  test("interpolates between the sorted values, and leaves the given ones as they are", () => {
    // Many ties in the one kind of values, none in the other.
    const value = fc.oneof(fc.integer({ min: -3, max: 3 }), fc.double({ min: -1, max: 1, noNaN: true }));
    const values = fc.array(value, { minLength: 1, maxLength: 60 });
    holdsAlways(
      fc.property(values, fc.double({ min: 0, max: 1, noNaN: true }), (given, fraction) => {
        const column = Float64Array.from(given);
        const sorted = column.toSorted();
        const position = fraction * (given.length - 1);
        const lower = sorted[Math.floor(position)]!;
        const upper = sorted[Math.ceil(position)]!;
        const expected = lower + (upper - lower) * (position - Math.floor(position));
        expect(percentile(column, fraction)).toBe(expected);
        expect([...column]).toEqual(given);
      }),
      1000,
    );
  });
});

describe("the value at risk", () => {
  test("is the fifth percentile of the returns", () => {
    // numpy 2.4: np.percentile(returns, 5).
    expect(valueAtRisk95(MIXED)).toBeCloseTo(-0.079, 15);
    expect(valueAtRisk95(ONE)).toBeCloseTo(-0.026802321, 15);
  });

  test("of a single return is that return, and of none not defined", () => {
    expect(valueAtRisk95(Float64Array.of(0.02))).toBe(0.02);
    expect(valueAtRisk95(new Float64Array())).toBeNull();
  });
});
