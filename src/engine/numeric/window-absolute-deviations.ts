import { NEW_COLUMNS } from "./column-source.ts";

/**
 * The mean absolute deviation of the `window` values that end at each row from their mean; NaN where the mean is.
 * Of equal values exactly 0. It looks at every value of every window.
 */
export function windowAbsoluteDeviations(
  values: Float64Array,
  means: Float64Array,
  window: number,
  columns = NEW_COLUMNS,
): Float64Array {
  const deviations = columns.empty(values.length);
  for (let row = window - 1; row < deviations.length; row++) {
    const mean = means[row] ?? NaN;
    let sum = 0;
    for (let index = row - window + 1; index <= row; index++) sum += Math.abs((values[index] ?? NaN) - mean);
    deviations[row] = sum / window;
  }
  return deviations;
}
