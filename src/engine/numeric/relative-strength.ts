import { NEW_COLUMNS } from "./column-source.ts";

/**
 * How much of the movement of a column was upwards, 0 to 100: 100 G / (G + L), where G and L are exponential
 * averages of the rises and of the falls from one value to the next, seeded by the mean of the first `window`
 * changes and then smoothed with factor `alpha`. 100 where nothing was lost. Seeded anew after a hole; NaN before.
 *
 * An unchanged value scales both averages alike (with alpha 1 down to 0) and leaves the index where it was. It is then
 * not computed anew, so that rounding never makes an index that stands still appear to move.
 */
export function relativeStrength(
  values: Float64Array,
  window: number,
  alpha: number,
  columns = NEW_COLUMNS,
): Float64Array {
  const strengths = columns.empty(values.length);
  let changes = 0;
  let previous = NaN;
  let gain = 0;
  let loss = 0;
  let strength = NaN;
  for (let row = 0; row < values.length; row++) {
    const value = values[row] ?? NaN;
    const change = value - previous;
    previous = value;
    if (Number.isNaN(change)) {
      changes = 0;
      gain = 0;
      loss = 0;
      continue;
    }
    // Exactly the change or 0, without a branch that processors would mispredict half of the time.
    const up = (change + Math.abs(change)) / 2;
    const down = up - change;
    changes++;
    if (changes <= window) {
      gain += up / window;
      loss += down / window;
    } else {
      gain += alpha * (up - gain);
      loss += alpha * (down - loss);
    }
    if (changes < window) continue;
    const standsStill = change === 0 && changes > window && alpha < 1;
    if (!standsStill) strength = loss === 0 ? 100 : 100 * (gain / (gain + loss));
    strengths[row] = strength;
  }
  return strengths;
}
