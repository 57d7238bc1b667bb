import { mean } from "./mean.ts";

/**
 * Mean squares of daily returns below this are rounding: equal returns differ by about 1e-16 when they are
 * taken from an equity column. empyrical's `beta_aligned` has the same threshold.
 */
export const NEGLIGIBLE_VARIANCE = 1e-30;

/** The sample variance of returns (ddof 1), exactly 0 where it is rounding; NaN of fewer than two values. */
export function sampleVariance(returns: Float64Array): number {
  if (returns.length < 2) return NaN;
  const average = mean(returns);
  let squares = 0;
  for (const value of returns) squares += (value - average) * (value - average);
  const variance = squares / (returns.length - 1);
  return variance < NEGLIGIBLE_VARIANCE ? 0 : variance;
}
