/**
 * Logarithms that are the same, to the bit, wherever they are computed. The language leaves `Math.log` and its like to
 * the platform, and platforms differ in the last digit.
 */
import { binaryExponent, powerOfTwo } from "./binary-exponent.ts";
import { lostByProduct, type Pair, pairOf, timesPair } from "./pair.ts";

/** The logarithm of 2: the first part has so few bits that its products with exponents are exact. */
export const LOG_2: Pair = { high: 6.9314718036912381649e-1, low: 1.90821492927058770002e-10 };
/** 1 by the logarithm of 10. */
const PER_LOG_10: Pair = { high: Math.LOG10E, low: 1.098319650216765e-17 };

/** The natural logarithm; within 0.51 units of the last digit. */
export function logarithm(value: number): number {
  return logarithmPair(value).high;
}

/** The decimal logarithm; of the powers of ten exactly the whole number. */
export function decimalLogarithm(value: number): number {
  const natural = logarithmPair(value);
  return Number.isFinite(natural.high) ? timesPair(natural, PER_LOG_10).high : natural.high;
}

/**
 * The natural logarithm with some 59 bits: log x = k log 2 + 2 artanh s with x = 2^k m, m between the roots of 1/2
 * and 2, and s = (m - 1) / (m + 1), as the series s + s^3 / 3 + s^5 / 5 + ...
 */
export function logarithmPair(value: number): Pair {
  if (!(value > 0 && value < Infinity)) {
    const limit = value === 0 ? -Infinity : value === Infinity ? Infinity : NaN;
    return { high: limit, low: 0 };
  }
  const scaled = value < 2 ** -1000 ? value * 2 ** 54 : value;
  let exponent = binaryExponent(scaled);
  let fraction = scaled * powerOfTwo(-exponent);
  if (fraction > Math.SQRT2) {
    fraction /= 2;
    exponent++;
  }
  if (scaled !== value) exponent -= 54;
  const above = fraction - 1;
  const sum = fraction + 1;
  const sumLost = fraction - (sum - 1);
  const ratio = above / sum;
  const product = ratio * sum;
  const ratioLost = (above - product - lostByProduct(ratio, sum) - ratio * sumLost) / sum;
  const square = ratio * ratio;
  const further = 2 * (ratioLost + ratio * square * series(square)) + exponent * LOG_2.low;
  const whole = exponent * LOG_2.high;
  const sums = exponent === 0 ? { high: 2 * ratio, low: 0 } : pairOf(whole, 2 * ratio);
  return pairOf(sums.high, sums.low + further);
}

/** 1 / 3 + x / 5 + x^2 / 7 + ... for x up to 0.03. Written out, because a loop takes three times as long. */
function series(x: number): number {
  const last = 1 / 19 + x * (1 / 21 + x * (1 / 23 + x * (1 / 25 + x * (1 / 27))));
  return (
    1 / 3 +
    x *
      (1 / 5 +
        x * (1 / 7 + x * (1 / 9 + x * (1 / 11 + x * (1 / 13 + x * (1 / 15 + x * (1 / 17 + x * last)))))))
  );
}
