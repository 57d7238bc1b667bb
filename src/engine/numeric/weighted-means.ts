import { NEW_COLUMNS } from "./column-source.ts";
import type { RollingColumn } from "./rolling-column.ts";

/**
 * The mean of the `window` = n values that end at each row with weights 1 for the oldest to n for the newest; NaN
 * where one of them is unknown, and of equal values exactly that value. It is the plain mean, moved by what the
 * values have in common with time: mean + 2 C / (n (n + 1)), where C is the sum of (k - mean k) x.
 */
export function weightedMeans(column: RollingColumn, window: number, columns = NEW_COLUMNS): Float64Array {
  const means = column.means(window);
  const covariances = column.covariancesWithTime(window);
  const share = 2 / (window * (window + 1));
  const weighted = columns.empty(means.length);
  for (let row = 0; row < weighted.length; row++) {
    weighted[row] = (means[row] ?? NaN) + share * (covariances[row] ?? NaN);
  }
  return weighted;
}
