import { NEW_COLUMNS } from "./column-source.ts";
import { type Stretches, windowMoments } from "./stretches.ts";

/**
 * The sum of (k - (n + 1) / 2) x over the `window` = n values x that end at each row, k = 1 for the oldest to n for
 * the newest: the numerator of a regression on time. NaN where one of the values is unknown, and exactly 0 where
 * they are all equal.
 *
 * The sums of two stretches add up, and to them the distance of their mean values times that of their mean
 * times, which is half of their joint length, weighted as in `windowVariances`.
 */
export function windowCovariances(values: Float64Array, window: number, columns = NEW_COLUMNS): Float64Array {
  return windowMoments(values, window, { double, extend, doubleAndExtend }, columns);
}

function double(values: Float64Array, { offsets, moments }: Stretches, length: number): void {
  const half = length / 2;
  for (let row = values.length - 1; row >= length; row--) {
    const step = (values[row - length] ?? NaN) - (values[row] ?? NaN);
    const older = offsets[row - length] ?? NaN;
    const newer = offsets[row] ?? NaN;
    const sum = older - newer + length * step;
    offsets[row] = older + newer + length * step;
    moments[row] = (moments[row] ?? NaN) + (moments[row - length] ?? NaN) - half * sum;
  }
}

function extend(values: Float64Array, { offsets, moments }: Stretches, length: number): void {
  for (let row = values.length - 1; row >= length; row--) {
    const step = (values[row - length] ?? NaN) - (values[row] ?? NaN);
    const newer = offsets[row] ?? NaN;
    offsets[row] = newer + step;
    moments[row] = (moments[row] ?? NaN) - (length * step - newer) / 2;
  }
}

function doubleAndExtend(values: Float64Array, { offsets, moments }: Stretches, length: number): void {
  const half = length / 2;
  const longer = 2 * length;
  for (let row = values.length - 1; row >= longer; row--) {
    const value = values[row] ?? NaN;
    const step = (values[row - length] ?? NaN) - value;
    const older = offsets[row - length] ?? NaN;
    const newer = offsets[row] ?? NaN;
    const sum = older - newer + length * step;
    const joined = older + newer + length * step;
    const moment = (moments[row] ?? NaN) + (moments[row - length] ?? NaN) - half * sum;
    const longerStep = (values[row - longer] ?? NaN) - value;
    offsets[row] = joined + longerStep;
    moments[row] = moment - (longer * longerStep - joined) / 2;
  }
}
