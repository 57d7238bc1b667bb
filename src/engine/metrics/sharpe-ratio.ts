import { DAYS_PER_YEAR } from "./statistics/annual.ts";
import { definedOrNull } from "./statistics/defined.ts";
import type { ReturnStatistics } from "./statistics/return-statistics.ts";

/**
 * The mean daily return over its sample standard deviation, times the square root of 252, with a risk-free
 * return of 0 (W. F. Sharpe, The Sharpe Ratio, 1994; empyrical `sharpe_ratio`). `null` of fewer than two
 * returns and where returns do not vary.
 */
export function sharpeRatio({ mean, variance }: ReturnStatistics): number | null {
  return definedOrNull((mean / Math.sqrt(variance)) * Math.sqrt(DAYS_PER_YEAR));
}
