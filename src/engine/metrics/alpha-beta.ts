import { power } from "../numeric/elementary/power.ts";
import { DAYS_PER_YEAR } from "./statistics/annual.ts";
import { definedOrNull } from "./statistics/defined.ts";
import { NEGLIGIBLE_VARIANCE } from "./statistics/variance.ts";

export interface AlphaBeta {
  /**
   * The annual return, as a fraction, that the benchmark does not explain; `null` where it is not defined.
   */
  readonly alpha: number | null;
  /** How much the returns move with the benchmark's: 1 is in step; `null` where it is not defined. */
  readonly beta: number | null;
}

/**
 * The regression of daily returns on the benchmark's by ordinary least squares, with a risk-free return of 0
 * (empyrical `alpha_beta_aligned`): beta is their covariance over the benchmark's variance, alpha is (1 +
 * mean of (return - beta x benchmark return))^252 - 1. Days on which either is unknown (NaN) are left out.
 * Neither is defined of fewer than two days, or where the benchmark does not vary.
 */
export function alphaBeta(returns: Float64Array, benchmark: Float64Array): AlphaBeta {
  let days = 0;
  let sum = 0;
  let benchmarkSum = 0;
  for (let row = 0; row < returns.length; row++) {
    const value = returns[row] ?? NaN;
    const reference = benchmark[row] ?? NaN;
    if (Number.isNaN(value + reference)) continue;
    days++;
    sum += value;
    benchmarkSum += reference;
  }
  if (days < 2) return { alpha: null, beta: null };
  const average = sum / days;
  const benchmarkAverage = benchmarkSum / days;
  let products = 0;
  let squares = 0;
  for (let row = 0; row < returns.length; row++) {
    const value = returns[row] ?? NaN;
    const reference = benchmark[row] ?? NaN;
    if (Number.isNaN(value + reference)) continue;
    const deviation = reference - benchmarkAverage;
    products += (value - average) * deviation;
    squares += deviation * deviation;
  }
  if (squares / days < NEGLIGIBLE_VARIANCE) return { alpha: null, beta: null };
  const beta = products / squares;
  const alpha = power(1 + (average - beta * benchmarkAverage), DAYS_PER_YEAR) - 1;
  return { alpha: definedOrNull(alpha), beta: definedOrNull(beta) };
}
