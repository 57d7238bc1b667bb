import { power } from "../numeric/elementary/power.ts";
import { DAYS_PER_YEAR } from "./statistics/annual.ts";
import { definedOrNull } from "./statistics/defined.ts";

/**
 * The constant annual return, as a fraction, that turns the first row into the last: (last / first)^(252 /
 * number of returns) - 1 (empyrical `annual_return`). `null` of fewer than two rows, and where a few large
 * returns make it larger than any number.
 */
export function compoundAnnualGrowthRate(equity: Float64Array): number | null {
  const returns = equity.length - 1;
  if (returns < 1) return null;
  return definedOrNull(power((equity.at(-1) ?? NaN) / (equity[0] ?? NaN), DAYS_PER_YEAR / returns) - 1);
}
