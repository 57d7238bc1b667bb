import { definedOrNull } from "./statistics/defined.ts";
import type { MaxDrawdown } from "./max-drawdown.ts";

/**
 * The compound annual growth rate over the largest drawdown, both of the whole column (T. W. Young, Calmar
 * Ratio: A Smoother Tool, 1991; empyrical `calmar_ratio`). `null` where there is no drawdown, or no growth rate.
 */
export function calmarRatio(growth: number | null, drawdown: MaxDrawdown | null): number | null {
  if (growth === null || drawdown === null || drawdown.depth === 0) return null;
  return definedOrNull(growth / drawdown.depth);
}
