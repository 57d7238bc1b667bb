import { DAYS_PER_YEAR } from "./annual.ts";
import { definedOrNull } from "./defined.ts";
import { sampleVariance } from "./variance.ts";

/**
 * The sample standard deviation of daily returns times the square root of 252, as a fraction (empyrical
 * `annual_volatility`). `null` of fewer than two returns.
 */
export function annualVolatility(returns: Float64Array): number | null {
  return definedOrNull(Math.sqrt(sampleVariance(returns) * DAYS_PER_YEAR));
}
