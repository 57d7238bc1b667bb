import { compoundAnnualGrowthRate } from "./compound-annual-growth-rate.ts";
import { definedOrNull } from "./defined.ts";
import { maxDrawdown } from "./max-drawdown.ts";

/**
 * The compound annual growth rate over the largest drawdown, both of the whole column (T. W. Young, Calmar
 * Ratio: A Smoother Tool, 1991; empyrical `calmar_ratio`). `null` where there is no drawdown.
 */
export function calmarRatio(equity: Float64Array): number | null {
  const growth = compoundAnnualGrowthRate(equity);
  const drawdown = maxDrawdown(equity);
  if (growth === null || drawdown === null || drawdown.depth === 0) return null;
  return definedOrNull(growth / drawdown.depth);
}
