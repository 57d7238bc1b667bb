/** What some measurements say together. */
import { mean } from "../metrics/statistics/mean.ts";
import { sampleVariance } from "../metrics/statistics/variance.ts";

export interface SampleStatistics {
  readonly count: number;
  /** In the unit of the values; null of none. */
  readonly mean: number | null;
  /** Of the mean: the sample's standard deviation over the root of its size; null of fewer than two values. */
  readonly standardError: number | null;
}

/** The statistics of those of some values that are known; null is not. */
export function sampleStatistics(values: readonly (number | null)[]): SampleStatistics {
  const known = Float64Array.from(values.filter((value) => value !== null));
  const count = known.length;
  return {
    count,
    mean: count === 0 ? null : mean(known),
    standardError: count < 2 ? null : Math.sqrt(sampleVariance(known) / count),
  };
}
