/**
 * Windows grown from single values: by the window's binary digits, every stretch of values is either joined with the
 * equally long one before it, or extended by the value before it, about log2(window) times for the whole column.
 * The same values are always joined in the same order, so that what comes out of a window depends on its values
 * alone, bit for bit, wherever it lies in its column; and a long history leaves no large sums to subtract.
 */

import type { ColumnSource } from "./column-source.ts";

/** What is known of the stretches of equal length that end at each row. */
export interface Stretches {
  /** The sum of the stretch's values, each as its difference to the newest one. */
  readonly offsets: Float64Array;
  /** Whatever `Growth` makes of its values; 0 for a single one. */
  readonly moments: Float64Array;
}

/**
 * How stretches grow, on every row that has enough rows before it, in place and from the last row to the first. The
 * difference of two values must go into the moment, so that an unknown value makes it unknown.
 */
export interface Growth {
  /** Joins each stretch of `length` values with the one that ends before it begins. */
  double(values: Float64Array, stretches: Stretches, length: number): void;
  /** Extends each stretch of `length` values by the value before it. */
  extend(values: Float64Array, stretches: Stretches, length: number): void;
  /** Joins each stretch of `length` values as `double` does, and extends it as `extend` does, in one pass. */
  doubleAndExtend(values: Float64Array, stretches: Stretches, length: number): void;
}

/** Rows that are worked on at once, beside those that their windows reach back to: they stay close to the processor. */
const BLOCK = 1024;

/** The moments of the `window` values that end at each row; NaN where one of them is unknown. */
export function windowMoments(
  values: Float64Array,
  window: number,
  growth: Growth,
  columns: ColumnSource,
): Float64Array {
  // A single value has no moment, but must be known.
  if (window === 1) return values.map((value) => value - value);
  const moments = columns.empty(values.length);
  const before = window - 1;
  const rows = Math.min(values.length, Math.max(BLOCK, window) + before);
  const stretches: Stretches = { offsets: new Float64Array(rows), moments: new Float64Array(rows) };
  for (let from = 0; from + before < values.length; from += rows - before) {
    const block = values.subarray(from, from + rows);
    growFrom(block, window, growth, stretches);
    moments.set(stretches.moments.subarray(before, block.length), from + before);
  }
  return moments;
}

function growFrom(values: Float64Array, window: number, growth: Growth, stretches: Stretches): void {
  stretches.offsets.fill(0);
  stretches.moments.fill(0);
  let length = 1;
  for (const digit of window.toString(2).slice(1)) {
    const isOdd = digit === "1";
    if (length === 1) {
      // Stretches of one value are joined by extending them, which takes less.
      growth.extend(values, stretches, 1);
      if (isOdd) growth.extend(values, stretches, 2);
    } else if (isOdd) {
      growth.doubleAndExtend(values, stretches, length);
    } else {
      growth.double(values, stretches, length);
    }
    length = 2 * length + Number(isOdd);
  }
}
