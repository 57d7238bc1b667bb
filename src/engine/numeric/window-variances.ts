import { NEW_COLUMNS } from "./column-source.ts";
import { type Stretches, windowMoments } from "./stretches.ts";

/**
 * The population variance of the `window` values that end at each row; NaN where one of them is unknown, and
 * exactly 0 where they are all equal.
 *
 * Squared deviations from the mean add up, and to them the squared distance of the two means, weighted (T. F. Chan,
 * G. H. Golub and R. J. LeVeque, Updating Formulae and a Pairwise Algorithm for Computing Sample Variances, 1979).
 * No square of a whole price takes part, so that small changes of a large price lose no digits.
 */
export function windowVariances(values: Float64Array, window: number, columns = NEW_COLUMNS): Float64Array {
  const variances = windowMoments(values, window, { double, extend, doubleAndExtend }, columns);
  for (let row = window - 1; row < variances.length; row++) variances[row] = (variances[row] ?? NaN) / window;
  return variances;
}

/** The population standard deviation of the same values, the root of the variance, times a factor. */
export function windowDeviations(
  values: Float64Array,
  window: number,
  factor = 1,
  columns = NEW_COLUMNS,
): Float64Array {
  const deviations = windowMoments(values, window, { double, extend, doubleAndExtend }, columns);
  for (let row = window - 1; row < deviations.length; row++) {
    deviations[row] = Math.sqrt((deviations[row] ?? NaN) / window) * factor;
  }
  return deviations;
}

function double(values: Float64Array, { offsets, moments }: Stretches, length: number): void {
  const share = 1 / length;
  const weight = length / 2;
  for (let row = values.length - 1; row >= length; row--) {
    const step = (values[row - length] ?? NaN) - (values[row] ?? NaN);
    const older = offsets[row - length] ?? NaN;
    const newer = offsets[row] ?? NaN;
    const apart = (older - newer) * share + step;
    offsets[row] = older + newer + length * step;
    moments[row] = (moments[row] ?? NaN) + (moments[row - length] ?? NaN) + weight * apart * apart;
  }
}

function extend(values: Float64Array, { offsets, moments }: Stretches, length: number): void {
  const weight = length / (length + 1);
  for (let row = values.length - 1; row >= length; row--) {
    const step = (values[row - length] ?? NaN) - (values[row] ?? NaN);
    const newer = offsets[row] ?? NaN;
    const apart = step - newer / length;
    offsets[row] = newer + step;
    moments[row] = (moments[row] ?? NaN) + weight * apart * apart;
  }
}

function doubleAndExtend(values: Float64Array, { offsets, moments }: Stretches, length: number): void {
  const share = 1 / length;
  const weight = length / 2;
  const longer = 2 * length;
  const longerWeight = longer / (longer + 1);
  for (let row = values.length - 1; row >= longer; row--) {
    const value = values[row] ?? NaN;
    const step = (values[row - length] ?? NaN) - value;
    const older = offsets[row - length] ?? NaN;
    const newer = offsets[row] ?? NaN;
    const apart = (older - newer) * share + step;
    const joined = older + newer + length * step;
    const moment = (moments[row] ?? NaN) + (moments[row - length] ?? NaN) + weight * apart * apart;
    const longerStep = (values[row - longer] ?? NaN) - value;
    const longerApart = longerStep - joined / longer;
    offsets[row] = joined + longerStep;
    moments[row] = moment + longerWeight * longerApart * longerApart;
  }
}
