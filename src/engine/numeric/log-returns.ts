import { logarithm } from "./elementary/logarithm.ts";

/** The natural logarithm of each value by the one before it; the first is unknown. */
export function logReturns(values: Float64Array): Float64Array {
  const returns = new Float64Array(values.length).fill(NaN);
  for (let row = 1; row < returns.length; row++) {
    returns[row] = logarithm((values[row] ?? NaN) / (values[row - 1] ?? NaN));
  }
  return returns;
}
