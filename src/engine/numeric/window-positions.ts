import { NEW_COLUMNS } from "./column-source.ts";

/**
 * Where each value stands between the smallest of the `window` lows and the largest of the `window` highs that
 * end at its row: 0 at the one, 100 at the other. NaN where these are equal, and where fewer known rows
 * (`knownRuns`) in a row end there.
 *
 * The rows are cut into stretches of the window's length. Each window is the end of one stretch and the beginning
 * of the next, so that two running extremes give its own (M. van Herk, A fast algorithm for local minimum and
 * maximum filters on rectangular and octagonal kernels, 1992), at the same cost for every window.
 */
export function windowPositions(
  values: Float64Array,
  highs: Float64Array,
  lows: Float64Array,
  knownRuns: Int32Array,
  window: number,
  columns = NEW_COLUMNS,
): Float64Array {
  const positions = columns.empty(values.length);
  if (window > values.length) return positions;
  // Of the stretch before: from each of its rows to its end. After the last row there is nothing.
  const mostToEnd = new Float64Array(window + 1).fill(-Infinity);
  const leastToEnd = new Float64Array(window + 1).fill(Infinity);
  for (let from = 0; from < values.length; from += window) {
    let most = -Infinity;
    let least = Infinity;
    const to = Math.min(from + window, values.length);
    for (let row = from; row < to; row++) {
      const high = highs[row] ?? NaN;
      const low = lows[row] ?? NaN;
      if (high > most) most = high;
      if (low < least) least = low;
      if ((knownRuns[row] ?? 0) < window) continue;
      const older = mostToEnd[row - from + 1] ?? NaN;
      const oldest = leastToEnd[row - from + 1] ?? NaN;
      const highest = older > most ? older : most;
      const lowest = oldest < least ? oldest : least;
      if (highest === lowest) continue;
      // The quotient first: 100 times the largest one is then exactly 100.
      positions[row] = 100 * (((values[row] ?? NaN) - lowest) / (highest - lowest));
    }
    if (to < values.length) extremesToEnd(highs, lows, from, to, mostToEnd, leastToEnd);
  }
  return positions;
}

function extremesToEnd(
  highs: Float64Array,
  lows: Float64Array,
  from: number,
  to: number,
  mostToEnd: Float64Array,
  leastToEnd: Float64Array,
): void {
  let most = -Infinity;
  let least = Infinity;
  for (let row = to - 1; row >= from; row--) {
    const high = highs[row] ?? NaN;
    const low = lows[row] ?? NaN;
    if (high > most) most = high;
    if (low < least) least = low;
    mostToEnd[row - from] = most;
    leastToEnd[row - from] = least;
  }
}
