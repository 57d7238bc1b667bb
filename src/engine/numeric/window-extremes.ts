/**
 * For each row, the row of the largest of the `window` values that end there, the latest one on ties; -1 where
 * one of them is unknown. The window is kept as an older stretch, whose suffixes were compared at once, and a newer
 * one that grows (a queue made of two stacks), so that each value is looked at twice whatever the window.
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
  // Of the values from a row to the end of the older stretch.
  const suffixes = new Int32Array(values.length);
  let olderEnd = 0;
  let largest = -Infinity;
  let largestRow = -1;
  let run = 0;
  for (let row = 0; row < values.length; row++) {
    const value = sign * (values[row] ?? NaN);
    if (Number.isNaN(value)) {
      run = 0;
      largest = -Infinity;
      olderEnd = row + 1;
      continue;
    }
    if (value >= largest) {
      largest = value;
      largestRow = row;
    }
    if (++run < window) continue;
    const first = row + 1 - window;
    if (first >= olderEnd) {
      compareSuffixes(values, first, row + 1, sign, suffixes);
      extremes[row] = suffixes[first] ?? -1;
      largest = -Infinity;
      olderEnd = row + 1;
    } else {
      const suffix = suffixes[first] ?? -1;
      extremes[row] = sign * (values[suffix] ?? NaN) > largest ? suffix : largestRow;
    }
  }
  return extremes;
}

function compareSuffixes(
  values: Float64Array,
  from: number,
  to: number,
  sign: 1 | -1,
  suffixes: Int32Array,
): void {
  let largest = -Infinity;
  let largestRow = -1;
  for (let row = to - 1; row >= from; row--) {
    const value = sign * (values[row] ?? NaN);
    if (value > largest || largestRow < 0) {
      largest = value;
      largestRow = row;
    }
    suffixes[row] = largestRow;
  }
}
