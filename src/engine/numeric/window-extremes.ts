/**
 * For each row, the row of the largest of the `window` values that end there, the latest one on ties; -1 where
 * one of them is unknown. The rows are cut into stretches of the window's length. Each window is the end of one stretch
 * and the beginning of the next, so that each value is looked at twice whatever the window.
 */
export function latestMaximum(values: Float64Array, window: number): Int32Array {
  return latestExtreme(values, window, 1);
}

/** As `latestMaximum`, of the smallest value. */
export function latestMinimum(values: Float64Array, window: number): Int32Array {
  return latestExtreme(values, window, -1);
}

/** The latest largest value, after multiplication by the sign. */
function latestExtreme(values: Float64Array, window: number, sign: 1 | -1): Int32Array {
  const extremes = new Int32Array(values.length).fill(-1);
  if (window > values.length) return extremes;
  // Of the stretch before: the row of the largest value from each of its rows to its end.
  const largestToEnd = new Int32Array(window);
  let run = 0;
  for (let from = 0; from < values.length; from += window) {
    const to = Math.min(from + window, values.length);
    let largest = -Infinity;
    let largestRow = from;
    for (let row = from; row < to; row++) {
      const value = sign * (values[row] ?? NaN);
      run = Number.isNaN(value) ? 0 : run + 1;
      if (value >= largest) {
        largest = value;
        largestRow = row;
      }
      if (run < window) continue;
      const older = row - from + 1 < window ? (largestToEnd[row - from + 1] ?? -1) : -1;
      extremes[row] = sign * (values[older] ?? NaN) > largest ? older : largestRow;
    }
    if (to < values.length) compareToEnd(values, from, to, sign, largestToEnd);
  }
  return extremes;
}

/** Where no value is known, any row does: no window reaches over it. */
function compareToEnd(
  values: Float64Array,
  from: number,
  to: number,
  sign: 1 | -1,
  largestToEnd: Int32Array,
): void {
  let largest = -Infinity;
  let largestRow = to - 1;
  for (let row = to - 1; row >= from; row--) {
    const value = sign * (values[row] ?? NaN);
    if (value > largest) {
      largest = value;
      largestRow = row;
    }
    largestToEnd[row - from] = largestRow;
  }
}
