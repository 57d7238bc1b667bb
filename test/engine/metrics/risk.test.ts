import { describe, expect, test } from "vitest";
import { annualVolatility } from "../../../src/engine/metrics/annual-volatility.ts";
import { returnStatistics } from "../../../src/engine/metrics/statistics/return-statistics.ts";
import { sharpeRatio } from "../../../src/engine/metrics/sharpe-ratio.ts";
import { downsideRisk, sortinoRatio } from "../../../src/engine/metrics/sortino-ratio.ts";
import {
  EMPYRICAL_PLACES,
  FLAT,
  MIXED,
  NEGATIVE,
  ONE,
  POSITIVE,
  SIMPLE_BENCHMARK,
  STEADY,
  TWO,
} from "./support/returns.ts";

const NOTHING = new Float64Array();
const ONE_DAY = Float64Array.of(0.01);
describe("the annual volatility", () => {
  test("is empyrical's annual_volatility", () => {
    expect(annualVolatility(returnStatistics(MIXED))).toBeCloseTo(0.9136465399704637, EMPYRICAL_PLACES);
    expect(annualVolatility(returnStatistics(FLAT))).toBe(0);
  });

  test("of a steady gain is 0, whatever the equity column rounds", () => {
    expect(new Set(STEADY).size).toBeGreaterThan(1);
    expect(annualVolatility(returnStatistics(STEADY))).toBe(0);
  });

  test("is not defined of fewer than two returns", () => {
    expect(annualVolatility(returnStatistics(ONE_DAY))).toBeNull();
    expect(annualVolatility(returnStatistics(NOTHING))).toBeNull();
  });
});

describe("the Sharpe ratio", () => {
  test("is empyrical's sharpe_ratio", () => {
    expect(sharpeRatio(returnStatistics(MIXED))).toBeCloseTo(1.7238613961706866, EMPYRICAL_PLACES);
    expect(sharpeRatio(returnStatistics(POSITIVE))).toBeCloseTo(52.915026221291804, EMPYRICAL_PLACES);
    expect(sharpeRatio(returnStatistics(NEGATIVE))).toBeCloseTo(-24.406808633910085, EMPYRICAL_PLACES);
  });

  test("is not defined where returns do not vary, nor of fewer than two", () => {
    expect(sharpeRatio(returnStatistics(FLAT))).toBeNull();
    expect(sharpeRatio(returnStatistics(STEADY))).toBeNull();
    expect(sharpeRatio(returnStatistics(new Float64Array(9)))).toBeNull();
    expect(sharpeRatio(returnStatistics(ONE_DAY))).toBeNull();
    expect(sharpeRatio(returnStatistics(NOTHING))).toBeNull();
  });
});

describe("the Sortino ratio", () => {
  test("is empyrical's sortino_ratio", () => {
    expect(sortinoRatio(returnStatistics(MIXED))).toBeCloseTo(2.605531251673693, EMPYRICAL_PLACES);
    expect(sortinoRatio(returnStatistics(NEGATIVE))).toBeCloseTo(-13.532743075043401, EMPYRICAL_PLACES);
    expect(sortinoRatio(returnStatistics(ONE))).toBeCloseTo(3.0639640966566306, EMPYRICAL_PLACES);
    expect(sortinoRatio(returnStatistics(TWO))).toBeCloseTo(38.090963117002495, EMPYRICAL_PLACES);
  });

  test("rests on empyrical's downside_risk", () => {
    expect(downsideRisk(returnStatistics(MIXED))).toBeCloseTo(0.60448325038829653, EMPYRICAL_PLACES);
    expect(downsideRisk(returnStatistics(ONE))).toBeCloseTo(0.20671788246185202, EMPYRICAL_PLACES);
    expect(downsideRisk(returnStatistics(TWO))).toBeCloseTo(0.083495680595704475, EMPYRICAL_PLACES);
  });

  test("is not defined without a loss, nor of fewer than two returns", () => {
    expect(sortinoRatio(returnStatistics(POSITIVE))).toBeNull();
    expect(sortinoRatio(returnStatistics(SIMPLE_BENCHMARK))).toBeNull();
    expect(sortinoRatio(returnStatistics(Float64Array.of(-0.01)))).toBeNull();
    expect(sortinoRatio(returnStatistics(NOTHING))).toBeNull();
  });
});
