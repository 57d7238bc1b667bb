import { DAYS_PER_YEAR } from "./annual.ts";
import { definedOrNull } from "./defined.ts";
import { mean } from "./mean.ts";
import { sampleVariance } from "./variance.ts";

/**
 * The mean daily return over its sample standard deviation, times the square root of 252, with a risk-free
 * return of 0 (W. F. Sharpe, The Sharpe Ratio, 1994; empyrical `sharpe_ratio`). `null` of fewer than two
 * returns and where returns do not vary.
 */
export function sharpeRatio(returns: Float64Array): number | null {
  return definedOrNull((mean(returns) / Math.sqrt(sampleVariance(returns))) * Math.sqrt(DAYS_PER_YEAR));
}
