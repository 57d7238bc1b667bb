import { exponentialOf } from "./exponential.ts";
import { logarithmPair } from "./logarithm.ts";
import { lostByProduct, type Pair, pairOf } from "./pair.ts";

/** Up to this exponent products are tried. */
const MOST_FACTORS = 64;

/**
 * x^y, the same to the bit wherever it is computed; within a unit of the last digit as long as the result is between
 * 1e-15 and 1e15, and exact where x^y is a whole power without rounding.
 */
export function power(base: number, exponent: number): number {
  if (!(Math.abs(base) > 0 && Math.abs(base) < Infinity && Math.abs(exponent) < Infinity)) {
    // Zeros, infinities and NaN: the language says exactly what comes of them.
    return base ** exponent;
  }
  if (base < 0) {
    if (!Number.isInteger(exponent)) return NaN;
    return exponent % 2 === 0 ? power(-base, exponent) : -power(-base, exponent);
  }
  switch (exponent) {
    case 2:
      return base * base;
    case 0.5:
      return Math.sqrt(base);
    case -1:
      return 1 / base;
    default:
      return exactPower(base, exponent) ?? exponentialOf(times(logarithmPair(base), exponent));
  }
}

/** The power as a product of so many factors, if none of the products is rounded. */
function exactPower(base: number, exponent: number): number | null {
  if (!(Number.isInteger(exponent) && exponent >= 0 && exponent <= MOST_FACTORS)) return null;
  let product = 1;
  for (let factor = 0; factor < exponent; factor++) {
    if (lostByProduct(product, base) !== 0) return null;
    product *= base;
  }
  return product;
}

function times({ high, low }: Pair, factor: number): Pair {
  const product = high * factor;
  // Beyond what floats can be, where the digits no longer matter.
  if (!(Math.abs(product) < 1e6)) return { high: product, low: 0 };
  return pairOf(product, lostByProduct(high, factor) + low * factor);
}
