import { DAYS_PER_YEAR } from "./annual.ts";
import { definedOrNull } from "./defined.ts";
import type { ReturnStatistics } from "./return-statistics.ts";

/**
 * The sample standard deviation of daily returns times the square root of 252, as a fraction (empyrical
 * `annual_volatility`). `null` of fewer than two returns.
 */
export function annualVolatility({ variance }: ReturnStatistics): number | null {
  return definedOrNull(Math.sqrt(variance * DAYS_PER_YEAR));
}
