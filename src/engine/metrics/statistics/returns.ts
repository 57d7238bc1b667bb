import { simpleReturns } from "../../numeric/simple-returns.ts";

/**
 * Simple returns from each row of an equity column to the next, as fractions: one fewer than there are rows.
 * Return `i` is the one that was known on row `i + 1`, and that row's date is its date.
 */
export function dailyReturns(equity: Float64Array): Float64Array {
  return simpleReturns(equity).subarray(1);
}
