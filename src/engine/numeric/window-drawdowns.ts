/**
 * The largest fall from a peak to a later trough within the `window` values that end at each row, as a positive
 * fraction of the peak; 0 where the values never fall, NaN where one of them is unknown. Values are positive.
 *
 * Two neighbouring stretches of prices combine into one: what is left after its largest fall is the least of what
 * is left in either and of the second's trough by the first's peak. The window is kept as two stretches, an older
 * one whose suffixes were combined at once and a newer one that grows, so that each value is combined twice
 * whatever the window (a queue made of two stacks). Only comparisons and one quotient: no rounding is carried along.
 */
export function windowDrawdowns(values: Float64Array, window: number): Float64Array {
  const drawdowns = new Float64Array(values.length).fill(NaN);
  const older: OlderStretch = {
    peaks: new Float64Array(values.length),
    remainders: new Float64Array(values.length),
  };
  let olderEnd = 0;
  let peak = 0;
  let trough = Infinity;
  let remainder = 1;
  let run = 0;
  for (let row = 0; row < values.length; row++) {
    const value = values[row] ?? NaN;
    if (Number.isNaN(value)) {
      run = 0;
      peak = 0;
      trough = Infinity;
      remainder = 1;
      olderEnd = row + 1;
      continue;
    }
    if (value > peak) peak = value;
    else remainder = Math.min(remainder, value / peak);
    if (value < trough) trough = value;
    if (++run < window) continue;
    const first = row + 1 - window;
    if (first >= olderEnd) {
      combineSuffixes(values, first, row + 1, older);
      drawdowns[row] = 1 - (older.remainders[first] ?? NaN);
      peak = 0;
      trough = Infinity;
      remainder = 1;
      olderEnd = row + 1;
    } else {
      const across = trough / (older.peaks[first] ?? NaN);
      drawdowns[row] = 1 - Math.min(remainder, across, older.remainders[first] ?? NaN);
    }
  }
  return drawdowns;
}

/** Of the values from a row to the end of the older stretch. */
interface OlderStretch {
  readonly peaks: Float64Array;
  /** What is left of a peak at its lowest later value; 1 where the values never fall. */
  readonly remainders: Float64Array;
}

function combineSuffixes(values: Float64Array, from: number, to: number, older: OlderStretch): void {
  let peak = 0;
  let trough = Infinity;
  let remainder = 1;
  for (let row = to - 1; row >= from; row--) {
    const value = values[row] ?? NaN;
    if (value > peak) peak = value;
    if (value < trough) trough = value;
    else remainder = Math.min(remainder, trough / value);
    older.peaks[row] = peak;
    older.remainders[row] = remainder;
  }
}
