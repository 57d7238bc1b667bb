import { describe, expect, test } from "vitest";
import { calmarRatio } from "../../../src/engine/metrics/calmar-ratio.ts";
import { compoundAnnualGrowthRate } from "../../../src/engine/metrics/compound-annual-growth-rate.ts";
import { maxDrawdown } from "../../../src/engine/metrics/max-drawdown.ts";
import { dailyReturns } from "../../../src/engine/metrics/statistics/returns.ts";
import { totalReturn } from "../../../src/engine/metrics/total-return.ts";
import { EMPYRICAL_PLACES, equityOf, FLAT, MIXED_FROM_ZERO, NEGATIVE, POSITIVE } from "./support/returns.ts";

const NOTHING = new Float64Array();
const START = Float64Array.of(1);

test("simple returns are one fewer than the rows of equity", () => {
  expect([...dailyReturns(Float64Array.of(2, 3, 1.5))]).toEqual([0.5, -0.5]);
  expect(dailyReturns(START)).toHaveLength(0);
  expect(dailyReturns(NOTHING)).toHaveLength(0);
});

describe("the total return", () => {
  test("is empyrical's cum_returns_final", () => {
    expect(totalReturn(equityOf(MIXED_FROM_ZERO))).toBeCloseTo(0.0389310917, EMPYRICAL_PLACES);
    expect(totalReturn(equityOf(NEGATIVE))).toBeCloseTo(-0.365907303499, EMPYRICAL_PLACES);
  });

  test("does not depend on where equity starts", () => {
    expect(totalReturn(Float64Array.of(80, 200, 100))).toBe(0.25);
  });

  test("is not defined before there are two rows", () => {
    expect(totalReturn(START)).toBeNull();
    expect(totalReturn(NOTHING)).toBeNull();
  });
});

describe("the compound annual growth rate", () => {
  test("is empyrical's annual_return", () => {
    expect(compoundAnnualGrowthRate(equityOf(MIXED_FROM_ZERO))).toBeCloseTo(
      1.9135925373194231,
      EMPYRICAL_PLACES,
    );
    expect(compoundAnnualGrowthRate(equityOf(FLAT))).toBeCloseTo(11.274002099240256, EMPYRICAL_PLACES);
    expect(compoundAnnualGrowthRate(equityOf(Float64Array.of(0.01)))).toBeCloseTo(
      11.274002099240244,
      EMPYRICAL_PLACES,
    );
  });

  test("of a year of 252 returns is the year's return", () => {
    const year = new Float64Array(253).fill(1);
    year[252] = 1.2;
    expect(compoundAnnualGrowthRate(year)).toBeCloseTo(0.2, 15);
  });

  test("is not defined before there are two rows, nor where it is larger than any number", () => {
    expect(compoundAnnualGrowthRate(START)).toBeNull();
    expect(compoundAnnualGrowthRate(NOTHING)).toBeNull();
    expect(compoundAnnualGrowthRate(Float64Array.of(1, 20))).toBeNull();
  });
});

describe("the Calmar ratio", () => {
  const calmarOf = (equity: Float64Array) =>
    calmarRatio(compoundAnnualGrowthRate(equity), maxDrawdown(equity));

  test("is empyrical's calmar_ratio", () => {
    expect(calmarOf(equityOf(MIXED_FROM_ZERO))).toBeCloseTo(19.135925373194233, EMPYRICAL_PLACES);
  });

  test("is not defined without a drawdown", () => {
    expect(calmarOf(equityOf(POSITIVE))).toBeNull();
    expect(calmarOf(START)).toBeNull();
  });
});
