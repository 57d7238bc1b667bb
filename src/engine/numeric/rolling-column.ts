import { type ColumnSource, NEW_COLUMNS } from "./column-source.ts";
import { exponentialAverages } from "./exponential-averages.ts";
import { knownRuns } from "./known-runs.ts";
import { windowCovariances } from "./window-covariances.ts";
import { windowMeans } from "./window-means.ts";
import { windowDeviations, windowVariances } from "./window-variances.ts";

/**
 * A column of numbers (NaN is unknown) and what is computed over its windows. A window is known where all of
 * its values are, and what it answers depends on them alone, not on where it lies in the column. Everything is
 * computed once and shared: the columns that it answers must not be changed.
 */
export class RollingColumn {
  readonly values: Float64Array;
  readonly #source: ColumnSource;
  readonly #columns = new Map<string, Float64Array>();
  #known: Int32Array | undefined;

  constructor(values: Float64Array, source = NEW_COLUMNS) {
    this.values = values;
    this.#source = source;
  }

  /** How many known values in a row end at each row. */
  get knownRuns(): Int32Array {
    return (this.#known ??= knownRuns(this.values));
  }

  /** The mean of the last `window` values, correctly rounded; of equal values exactly that value. */
  means(window: number): Float64Array {
    return this.#once(`mean ${window}`, () => windowMeans(this.values, window, this.#source));
  }

  /** The population variance of the last `window` values; of equal values exactly 0. */
  variances(window: number): Float64Array {
    return this.#once(`variance ${window}`, () => windowVariances(this.values, window, this.#source));
  }

  /** The population standard deviation of the last `window` values; of equal values exactly 0. */
  deviations(window: number): Float64Array {
    return this.#once(`deviation ${window}`, () => windowDeviations(this.values, window, 1, this.#source));
  }

  /**
   * The sum of (k - mean k) x over the last `window` values x, k = 1 for the oldest to `window` for the newest:
   * the numerator of a regression on time. Of equal values exactly 0.
   */
  covariancesWithTime(window: number): Float64Array {
    return this.#once(`covariance ${window}`, () => windowCovariances(this.values, window, this.#source));
  }

  /** Exponential averages with smoothing factor `alpha`, seeded by the mean of the first `window` of a run. */
  exponentialAverages(window: number, alpha: number): Float64Array {
    return this.#once(`exponential ${window} ${alpha}`, () =>
      exponentialAverages(this.values, window, alpha, this.#source),
    );
  }

  /** Lets go of what was computed over windows. */
  forgetWindows(): void {
    this.#columns.clear();
  }

  #once(name: string, make: () => Float64Array): Float64Array {
    const known = this.#columns.get(name);
    if (known !== undefined) return known;
    const column = make();
    this.#columns.set(name, column);
    return column;
  }
}
