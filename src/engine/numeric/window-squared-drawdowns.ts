import { NEW_COLUMNS } from "./column-source.ts";

/**
 * The sum of squared drawdowns over the `window` values that end at each row, each drawdown a fraction of the highest
 * value of the window so far; NaN where one of the values is unknown. Values are positive.
 *
 * A value is the highest so far until one follows that is at least as high: the sum of squares from the one to the
 * other is the same for every window that begins there, or that comes to it by such steps. So every value that
 * nothing has overtaken yet gathers its own sum, and a window adds up those of the values that it climbs over. Both
 * are few, except in a steady fall or rise.
 */
export function windowSquaredDrawdowns(
  values: Float64Array,
  window: number,
  columns = NEW_COLUMNS,
): Float64Array {
  const sums = columns.empty(values.length);
  // Of each row: the row that overtakes its value, 0 as long as none has; 1 by its value; its sum of squares.
  const overtaking = new Int32Array(values.length);
  const shares = new Float64Array(values.length);
  const squares = new Float64Array(values.length);
  // Rows that nothing has overtaken, the highest value first.
  const leaders = new Int32Array(values.length);
  let oldest = 0;
  let count = 0;
  let run = 0;
  for (let row = 0; row < values.length; row++) {
    const value = values[row] ?? NaN;
    if (Number.isNaN(value)) {
      run = 0;
      oldest = count;
      continue;
    }
    const first = row + 1 - window;
    while (count > oldest && (values[leaders[count - 1] ?? 0] ?? NaN) <= value) {
      overtaking[leaders[--count] ?? 0] = row;
    }
    if (count > oldest && (leaders[oldest] ?? 0) < first) oldest++;
    for (let place = oldest; place < count; place++) {
      const leader = leaders[place] ?? 0;
      const fall = 1 - value * (shares[leader] ?? NaN);
      squares[leader] = (squares[leader] ?? NaN) + fall * fall;
    }
    leaders[count++] = row;
    shares[row] = 1 / value;
    if (++run < window) continue;
    let peak = first;
    let sum = squares[peak] ?? NaN;
    while ((overtaking[peak] ?? 0) > 0) {
      peak = overtaking[peak] ?? 0;
      sum += squares[peak] ?? NaN;
    }
    sums[row] = sum;
  }
  return sums;
}
