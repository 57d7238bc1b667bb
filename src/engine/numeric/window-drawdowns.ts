import { NEW_COLUMNS } from "./column-source.ts";

/**
 * The largest fall from a peak to a later trough within the `window` values that end at each row, as a positive
 * fraction of the peak; 0 where the values never fall, NaN where one of them is unknown. Values are positive.
 *
 * Two neighbouring stretches of prices combine into one: what is left after its largest fall is the least of what
 * is left in either and of the second's trough by the first's peak. A run of known values is cut into stretches of the
 * window's length. Each window is the end of one stretch and the beginning of the next, so that each value is combined
 * twice whatever the window. Only comparisons and quotients of two values: no rounding is carried along, and where the
 * stretches begin makes no difference.
 */
export function windowDrawdowns(values: Float64Array, window: number, columns = NEW_COLUMNS): Float64Array {
  const drawdowns = columns.empty(values.length);
  if (window > values.length) return drawdowns;
  const ends: StretchEnds = { peaks: new Float64Array(window), remainders: new Float64Array(window) };
  for (let from = 0; from < values.length;) {
    const to = endOfRun(values, from);
    for (let start = from; start < to; start += window) {
      const end = Math.min(start + window, to);
      // Before the first stretch of a run there is none that a window could begin in.
      if (start > from) combineEnds(values, start - window, start, ends);
      drawdownsIn(values, start, end, start > from, ends, drawdowns, window);
    }
    from = to + 1;
  }
  return drawdowns;
}

/** Of the values from each place of a stretch to its end. */
interface StretchEnds {
  readonly peaks: Float64Array;
  /** What is left of a peak at its lowest later value; 1 where the values never fall. */
  readonly remainders: Float64Array;
}

/** The row of the next unknown value; the end of the values when there is none. */
function endOfRun(values: Float64Array, from: number): number {
  let row = from;
  while (row < values.length && !Number.isNaN(values[row] ?? NaN)) row++;
  return row;
}

function combineEnds(
  values: Float64Array,
  from: number,
  to: number,
  { peaks, remainders }: StretchEnds,
): void {
  let peak = 0;
  let trough = Infinity;
  let remainder = 1;
  for (let row = to - 1; row >= from; row--) {
    const value = values[row] ?? NaN;
    if (value > peak) peak = value;
    if (value < trough) trough = value;
    const left = trough / value;
    if (left < remainder) remainder = left;
    peaks[row - from] = peak;
    remainders[row - from] = remainder;
  }
}

/** Writes the drawdowns of the windows that end in a stretch; `ends` are those of the stretch before it, if there is one. */
function drawdownsIn(
  values: Float64Array,
  from: number,
  to: number,
  isPreceded: boolean,
  { peaks, remainders }: StretchEnds,
  drawdowns: Float64Array,
  window: number,
): void {
  let peak = 0;
  let trough = Infinity;
  let remainder = 1;
  for (let row = from; row < to; row++) {
    const value = values[row] ?? NaN;
    if (value > peak) peak = value;
    if (value < trough) trough = value;
    const left = value / peak;
    if (left < remainder) remainder = left;
    const before = row - from + 1;
    if (before === window) {
      drawdowns[row] = 1 - remainder;
    } else if (isPreceded) {
      const across = trough / (peaks[before] ?? NaN);
      const older = remainders[before] ?? NaN;
      const least = across < older ? across : older;
      drawdowns[row] = 1 - (least < remainder ? least : remainder);
    }
  }
}
