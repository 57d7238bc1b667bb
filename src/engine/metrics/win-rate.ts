import type { ReturnStatistics } from "./statistics/return-statistics.ts";

/**
 * The fraction of the days with a gain among the days with a gain or a loss, as in QuantStats' `win_rate`: a
 * day in cash is neither. `null` where there are no such days.
 */
export function winRate({ gains, losses }: ReturnStatistics): number | null {
  return gains + losses === 0 ? null : gains / (gains + losses);
}
