/** One number a bar from some bar on, NaN where it is unknown; unknown before. */
export class NumberColumn {
  /** The bar of the first value. */
  readonly from: number;
  readonly values: Float64Array;

  constructor(from: number, values: Float64Array) {
    this.from = from;
    this.values = values;
  }

  /** The value at a bar, NaN where it is unknown. */
  at(bar: number): number {
    return this.values[bar - this.from] ?? NaN;
  }
}
