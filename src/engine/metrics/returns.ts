/**
 * Simple returns from each row of an equity column to the next, as fractions: one fewer than there are rows.
 * Return `i` is the one that was known on row `i + 1`, and that row's date is its date.
 */
export function simpleReturns(equity: Float64Array): Float64Array {
  const returns = new Float64Array(Math.max(0, equity.length - 1));
  let previous = equity[0] ?? NaN;
  for (let row = 0; row < returns.length; row++) {
    const value = equity[row + 1] ?? NaN;
    returns[row] = value / previous - 1;
    previous = value;
  }
  return returns;
}
