/**
 * The mean of the `length` values that end at index `end`; NaN when one of them is.
 *
 * Summed afresh for each window, from the newest value outwards as differences to it: a running sum would
 * gather rounding errors and make the value depend on where the history starts. The differences make the mean
 * of equal values exactly that value, so a flat price never appears to cross its own average.
 */
export function windowMean(values: Float64Array, end: number, length: number): number {
  const newest = values[end] ?? NaN;
  let differences = 0;
  for (let index = end - 1; index > end - length; index--) differences += (values[index] ?? NaN) - newest;
  return newest + differences / length;
}
