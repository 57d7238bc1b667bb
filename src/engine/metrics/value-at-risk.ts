import { percentile } from "./statistics/percentile.ts";

/**
 * The historical value at risk at 95 %: the daily return that 5 % of the days fall below, as a fraction, and
 * so negative as a rule (empyrical `value_at_risk` with its default cutoff). `null` without returns.
 */
export function valueAtRisk95(returns: Float64Array): number | null {
  return returns.length === 0 ? null : percentile(returns, 0.05);
}
