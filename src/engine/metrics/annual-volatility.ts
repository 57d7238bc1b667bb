import { DAYS_PER_YEAR } from "./statistics/annual.ts";
import { definedOrNull } from "./statistics/defined.ts";
import type { ReturnStatistics } from "./statistics/return-statistics.ts";

/**
 * The sample standard deviation of daily returns times the square root of 252, as a fraction (empyrical
 * `annual_volatility`). `null` of fewer than two returns.
 */
export function annualVolatility({ variance }: ReturnStatistics): number | null {
  return definedOrNull(Math.sqrt(variance * DAYS_PER_YEAR));
}
