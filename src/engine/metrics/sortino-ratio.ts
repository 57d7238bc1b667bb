import { DAYS_PER_YEAR } from "./statistics/annual.ts";
import { definedOrNull } from "./statistics/defined.ts";
import type { ReturnStatistics } from "./statistics/return-statistics.ts";
import { NEGLIGIBLE_VARIANCE } from "./statistics/variance.ts";

/**
 * The annual mean return (252 times the daily one) over the annual downside risk, with a required return of 0
 * (F. A. Sortino and L. N. Price, Performance Measurement in a Downside Risk Framework, 1994; empyrical
 * `sortino_ratio`). `null` of fewer than two returns and where none is negative.
 */
export function sortinoRatio(statistics: ReturnStatistics): number | null {
  if (statistics.days < 2) return null;
  const risk = downsideRisk(statistics);
  return risk === 0 ? null : definedOrNull((statistics.mean * DAYS_PER_YEAR) / risk);
}

/**
 * The root mean square of the negative returns, over the number of all returns, times the square root of 252
 * (empyrical `downside_risk`); 0 where none is negative by more than rounding.
 */
export function downsideRisk({ lossSquares, days }: ReturnStatistics): number {
  const meanSquare = lossSquares / days;
  return meanSquare < NEGLIGIBLE_VARIANCE ? 0 : Math.sqrt(meanSquare * DAYS_PER_YEAR);
}
