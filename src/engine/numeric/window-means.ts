import { NEW_COLUMNS } from "./column-source.ts";
import { powerOfTwoFrom } from "./elementary/binary-exponent.ts";

/** 2^27 + 1, which splits a float into two halves of 26 bits each (T. J. Dekker 1971). */
const SPLITTER = 134_217_729;
/** Adding and taking away 1.5 * 2^52 units rounds to whole units. */
const ROUNDING = 1.5 * 2 ** 52;

/**
 * The mean of the `window` values that end at each row, correctly rounded: the float next to the exact mean. NaN
 * where one of the values is unknown. A plain running sum would gather rounding errors, so that a decision on the last
 * year and a backtest on twenty could differ in a tie, and a flat price could appear to cross its own average.
 *
 * Each value is cut into three parts: whole multiples of a unit so coarse that sums of the whole column stay
 * exact, the same of what is left with a finer unit, and the rest (the exact sums of S. M. Rump, T. Ogita and
 * S. Oishi, Accurate Floating-Point Summation, 2008). The sums of the parts over the window gain the newest value's
 * parts and lose the oldest's, without rounding as long as no value is 10^15 times smaller than the largest one.
 */
export function windowMeans(values: Float64Array, window: number, columns = NEW_COLUMNS): Float64Array {
  const means = columns.empty(values.length);
  const [coarse, fine] = roundings(values);
  const share = 1 / window;
  let run = 0;
  let high = 0;
  let middle = 0;
  let low = 0;
  for (let row = 0; row < means.length; row++) {
    const newest = values[row] ?? NaN;
    if (newest - newest !== 0) {
      run = 0;
      high = 0;
      middle = 0;
      low = 0;
      continue;
    }
    const whole = newest + coarse - coarse;
    const broken = newest - whole;
    const part = broken + fine - fine;
    high += whole;
    middle += part;
    low += broken - part;
    if (++run > window) {
      const oldest = values[row - window] ?? NaN;
      const oldestWhole = oldest + coarse - coarse;
      const oldestBroken = oldest - oldestWhole;
      const oldestPart = oldestBroken + fine - fine;
      high -= oldestWhole;
      middle -= oldestPart;
      low -= oldestBroken - oldestPart;
    }
    if (run < window) continue;
    const sum = high + middle;
    const lost = middle - (sum - high) + low;
    // A quotient, corrected by what it leaves: both products with the window are exact.
    const mean = sum * share;
    const scaled = SPLITTER * mean;
    const upper = scaled - (scaled - mean);
    const left = sum - upper * window - (mean - upper) * window + lost;
    means[row] = mean + left / window;
  }
  return means;
}

/**
 * What is added to a value and taken away again to round it to the coarse unit, and to the fine one: with a unit
 * of 2^-52 of what the parts may sum up to, the sums have a bit for every unit.
 */
function roundings(values: Float64Array): [coarse: number, fine: number] {
  let largest = 0;
  for (let row = 0; row < values.length; row++) {
    const size = Math.abs(values[row] ?? NaN);
    if (size > largest && size < Infinity) largest = size;
  }
  const count = powerOfTwoFrom(values.length + 1);
  const coarseUnit = (largest === 0 ? 0 : 2 * powerOfTwoFrom(largest)) * count * 2 ** -52;
  const fineUnit = coarseUnit * count * 2 ** -52;
  return [coarseUnit * ROUNDING, fineUnit * ROUNDING];
}
