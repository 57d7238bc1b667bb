import { dailyReturns } from "../../../../src/engine/metrics/statistics/returns.ts";

/**
 * The daily returns on which empyrical pins its own metrics: quantopian/empyrical,
 * empyrical/tests/test_stats.py, class TestStats. Expected values named "empyrical" in these tests come from
 * there, to its 8 decimal places.
 */

export const EMPYRICAL_PLACES = 8;

const percent = (...returns: readonly number[]) => Float64Array.from(returns, (value) => value / 100);

/**
 * `mixed_returns` without its first row, which is NaN there. What counts rows (annual return, Calmar) counts
 * that row as well: `MIXED_FROM_ZERO` has a 0 in its place.
 */
export const MIXED = percent(1, 10, -4, 2, 3, 2, 1, -10);
export const MIXED_FROM_ZERO = percent(0, 1, 10, -4, 2, 3, 2, 1, -10);
export const POSITIVE = percent(1, 2, 1, 1, 1, 1, 1, 1, 1);
export const NEGATIVE = percent(0, -6, -7, -1, -9, -2, -6, -8, -5);
export const ALL_NEGATIVE = percent(-2, -6, -7, -1, -9, -2, -6, -8, -5);
export const FLAT = percent(1, 1, 1, 1, 1, 1, 1, 1, 1);
export const SIMPLE_BENCHMARK = percent(0, 1, 0, 1, 0, 1, 0, 1, 0);
/** The columns `one` and `two` of `df_simple`. */
export const ONE = Float64Array.of(
  -0.00171614,
  0.01322056,
  0.03063862,
  -0.01422057,
  -0.00489779,
  0.01268925,
  -0.03357711,
  0.01797036,
);
export const TWO = Float64Array.of(
  0.01846232,
  0.00793951,
  -0.01448395,
  0.00422537,
  -0.00339611,
  0.03756813,
  0.0151531,
  0.03549769,
);

/** Equity that starts at 1 and earns the returns. */
export function equityOf(returns: Float64Array): Float64Array {
  const equity = new Float64Array(returns.length + 1).fill(1);
  for (const [row, value] of returns.entries()) equity[row + 1] = equity[row]! * (1 + value);
  return equity;
}

const steadyEquity = new Float64Array(1000).fill(1);
for (let row = 1; row < 1000; row++) steadyEquity[row] = steadyEquity[row - 1]! * 0.9999 * 1.01;

/** A gain of 1 % after a cost of one basis point on every day, with the rounding of an equity column. */
export const STEADY = dailyReturns(steadyEquity);
