import { mean } from "./mean.ts";

/**
 * Mean squares of daily returns below this are rounding: equal returns differ by about 1e-16 when they are
 * taken from an equity column. empyrical's `beta_aligned` has the same threshold.
 */
export const NEGLIGIBLE_VARIANCE = 1e-30;

/**
 * The sample variance of returns (ddof 1) around their mean, exactly 0 where it is rounding; NaN of fewer than two
 * values.
 */
export function sampleVariance(returns: Float64Array, average: number = mean(returns)): number {
  if (returns.length < 2) return NaN;
  let squares = 0;
  for (let day = 0; day < returns.length; day++) {
    const deviation = (returns[day] ?? NaN) - average;
    squares += deviation * deviation;
  }
  const variance = squares / (returns.length - 1);
  return variance < NEGLIGIBLE_VARIANCE ? 0 : variance;
}
