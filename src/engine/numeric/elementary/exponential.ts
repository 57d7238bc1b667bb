/** e to a power, the same to the bit wherever it is computed. */
import { powerOfTwo } from "./binary-exponent.ts";
import { LOG_2 } from "./logarithm.ts";
import { type Pair, pairOf } from "./pair.ts";

/** Beyond these the result is Infinity, or 0. */
const MOST = 709.782_712_893_384;
const LEAST = -745.133_219_101_941_2;

/** e^x; within a unit of the last digit. */
export function exponential(value: number): number {
  return exponentialOf({ high: value, low: 0 });
}

/** e to a power with the digits of a pair: 2^k e^r with |r| up to half the logarithm of 2, by Taylor's series. */
export function exponentialOf({ high, low }: Pair): number {
  if (Number.isNaN(high)) return NaN;
  if (high > MOST) return Infinity;
  if (high < LEAST) return 0;
  const exponent = Math.round(high / Math.LN2);
  const rest = pairOf(high - exponent * LOG_2.high, low - exponent * LOG_2.low);
  const r = rest.high;
  const more = r + (r * r * series(r) + rest.low + rest.low * r);
  // In two steps, because 2^1024 is no float although e^r times it may be one.
  const half = Math.trunc(exponent / 2);
  return (1 + more) * powerOfTwo(half) * powerOfTwo(exponent - half);
}

/** 1 / 2! + x / 3! + x^2 / 4! + ... for x between -0.35 and 0.35. */
function series(x: number): number {
  let sum = 1;
  for (let divisor = 15; divisor >= 3; divisor--) sum = 1 + (sum * x) / divisor;
  return sum / 2;
}
