import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { drawdownColumn } from "../../../src/engine/metrics/drawdown-column.ts";
import { maxDrawdown } from "../../../src/engine/metrics/max-drawdown.ts";
import { holdsAlways } from "../support/property.ts";
import {
  ALL_NEGATIVE,
  EMPYRICAL_PLACES,
  equityOf,
  MIXED,
  NEGATIVE,
  POSITIVE,
  SIMPLE_BENCHMARK,
} from "./support/returns.ts";

const depthOf = (returns: Float64Array) => maxDrawdown(equityOf(returns))!.depth;

describe("the largest drawdown", () => {
  test("is empyrical's max_drawdown, as a positive fraction", () => {
    expect(depthOf(MIXED)).toBeCloseTo(0.1, EMPYRICAL_PLACES);
    expect(depthOf(NEGATIVE)).toBeCloseTo(0.36590730349873601, EMPYRICAL_PLACES);
    expect(depthOf(Float64Array.of(0.1, -0.1, 0.1))).toBeCloseTo(0.1, EMPYRICAL_PLACES);
    expect(depthOf(POSITIVE)).toBe(0);
    expect(depthOf(SIMPLE_BENCHMARK)).toBe(0);
    expect(depthOf(Float64Array.of(0.01))).toBe(0);
  });

  test("of nothing but losses is all that was lost, the first one included", () => {
    // empyrical: cum_returns_final(all_negative_returns).
    const equity = equityOf(ALL_NEGATIVE);
    expect(depthOf(ALL_NEGATIVE)).toBeCloseTo(1 - equity.at(-1)!, 15);
  });

  test("runs from the last row at the peak to the first one at the bottom, and ends at the peak's height", () => {
    const equity = Float64Array.of(1, 1.25, 1.25, 1, 0.75, 0.75, 1, 1.25, 2, 1.5);
    expect(maxDrawdown(equity)).toEqual({ depth: 0.4, peak: 2, trough: 4, recovery: 7 });
  });

  test("has not ended while equity is below the peak", () => {
    expect(maxDrawdown(Float64Array.of(1, 2, 1, 1.5))).toEqual({
      depth: 0.5,
      peak: 1,
      trough: 2,
      recovery: null,
    });
  });

  test("is the earliest of equal ones", () => {
    expect(maxDrawdown(Float64Array.of(2, 1, 4, 2))).toEqual({ depth: 0.5, peak: 0, trough: 1, recovery: 2 });
  });

  test("has no rows where equity never falls, and is not defined of fewer than two rows", () => {
    const none = { depth: 0, peak: null, trough: null, recovery: null };
    expect(maxDrawdown(Float64Array.of(1, 1, 2))).toEqual(none);
    expect(maxDrawdown(Float64Array.of(1))).toBeNull();
    expect(maxDrawdown(new Float64Array())).toBeNull();
  });

  test("is made good by equity that misses the old peak by nothing but rounding", () => {
    const almost = 1.1 * (1 - 2 ** -52);
    expect(almost).toBeLessThan(1.1);
    const equity = Float64Array.of(1, 1.1, 1, almost, 0.9, almost);
    expect(maxDrawdown(equity)).toMatchObject({ peak: 3, trough: 4, recovery: 5 });
  });
});

describe("the column of drawdowns", () => {
  test("is how far each row lies below the highest one so far", () => {
    expect([...drawdownColumn(Float64Array.of(4, 3, 5, 4, 1, 6))]).toEqual([0, 0.25, 0, 1 - 4 / 5, 0.8, 0]);
  });

  test("has the largest drawdown as its largest value, at the trough", () => {
    const columns = fc.array(fc.double({ min: 0.5, max: 2, noNaN: true }), { minLength: 2, maxLength: 30 });
    holdsAlways(
      fc.property(columns, (values) => {
        const equity = Float64Array.from(values);
        const drawdowns = drawdownColumn(equity);
        const { depth, trough, peak } = maxDrawdown(equity)!;
        expect(depth).toBeCloseTo(Math.max(...drawdowns), 12);
        if (trough === null || peak === null) return;
        expect(drawdowns[trough]).toBeCloseTo(depth, 12);
        expect(equity[trough]! / equity[peak]!).toBeCloseTo(1 - depth, 12);
      }),
    );
  });
});
