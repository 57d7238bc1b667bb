import { describe, expect, test } from "vitest";
import { alphaBeta } from "../../../src/engine/metrics/alpha-beta.ts";
import { EMPYRICAL_PLACES, FLAT, MIXED, NEGATIVE, ONE, STEADY, TWO } from "./support/returns.ts";

const UNDEFINED = { alpha: null, beta: null };

describe("alpha and beta", () => {
  test("are empyrical's alpha_beta", () => {
    const { alpha, beta } = alphaBeta(MIXED, NEGATIVE.slice(1));
    expect(alpha).toBeCloseTo(-0.9997853834885004, EMPYRICAL_PLACES);
    expect(beta).toBeCloseTo(-0.71296296296296313, EMPYRICAL_PLACES);
  });

  test("of the benchmark itself are 0 and 1, of its mirror image 0 and -1", () => {
    const itself = alphaBeta(MIXED, MIXED);
    expect(itself.alpha).toBeCloseTo(0, 12);
    expect(itself.beta).toBeCloseTo(1, 12);
    const mirrored = alphaBeta(
      MIXED,
      MIXED.map((value) => -value),
    );
    expect(mirrored.alpha).toBeCloseTo(0, 12);
    expect(mirrored.beta).toBeCloseTo(-1, 12);
  });

  test("of twice the benchmark and a tenth of a percent a day are just that", () => {
    const { alpha, beta } = alphaBeta(
      ONE.map((value) => 2 * value + 0.001),
      ONE,
    );
    expect(beta).toBeCloseTo(2, 12);
    expect(alpha).toBeCloseTo(1.001 ** 252 - 1, 12);
  });

  test("leave out the days on which the benchmark has no return yet", () => {
    const late = TWO.map((value, day) => (day < 3 ? NaN : value));
    expect(alphaBeta(ONE, late)).toEqual(alphaBeta(ONE.slice(3), TWO.slice(3)));
  });

  test("are not defined against a benchmark that does not vary, nor of fewer than two days", () => {
    expect(alphaBeta(MIXED, FLAT.slice(1))).toEqual(UNDEFINED);
    expect(alphaBeta(STEADY.toReversed(), STEADY)).toEqual(UNDEFINED);
    expect(alphaBeta(Float64Array.of(0.01), Float64Array.of(0.01))).toEqual(UNDEFINED);
    expect(alphaBeta(new Float64Array(), new Float64Array())).toEqual(UNDEFINED);
    expect(alphaBeta(ONE, TWO.slice().fill(NaN, 0, 7))).toEqual(UNDEFINED);
  });
});
