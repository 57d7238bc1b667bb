/** Each value by the one before it, less 1; the first is unknown. */
export function simpleReturns(values: Float64Array): Float64Array {
  const returns = new Float64Array(values.length).fill(NaN);
  for (let row = 1; row < returns.length; row++) {
    returns[row] = (values[row] ?? NaN) / (values[row - 1] ?? NaN) - 1;
  }
  return returns;
}
