import { NEW_COLUMNS } from "./column-source.ts";
import { windowMean } from "./window-mean.ts";

/**
 * Exponential averages: each is the one before plus `alpha` times the distance of the new value to it. Seeded by
 * the mean of the first `window` known values in a row, and anew after each hole; NaN before.
 */
export function exponentialAverages(
  values: Float64Array,
  window: number,
  alpha: number,
  columns = NEW_COLUMNS,
): Float64Array {
  const averages = columns.empty(values.length);
  let run = 0;
  let average = NaN;
  for (let row = 0; row < values.length; row++) {
    const value = values[row] ?? NaN;
    run = Number.isNaN(value) ? 0 : run + 1;
    if (run < window) continue;
    average = run === window ? windowMean(values, row, window) : average + alpha * (value - average);
    averages[row] = average;
  }
  return averages;
}
