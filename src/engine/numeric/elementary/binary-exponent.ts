/** How numbers are made of a fraction and a power of two. */

const view = new DataView(new ArrayBuffer(8));
const BIAS = 1023;
const LEAST_NORMAL = 2 ** -1022;

/** The whole number k with 2^k <= x < 2^(k + 1), for a finite x above 0. */
export function binaryExponent(value: number): number {
  if (value < LEAST_NORMAL) return binaryExponent(value * 2 ** 54) - 54;
  view.setFloat64(0, value);
  return (view.getUint32(0) >>> 20) - BIAS;
}

/** 2^k for a whole k; 0 and Infinity beyond what floats can be. */
export function powerOfTwo(exponent: number): number {
  if (exponent > BIAS) return Infinity;
  if (exponent < 1 - BIAS) return exponent < -1074 ? 0 : powerOfTwo(exponent + 54) * 2 ** -54;
  view.setUint32(0, (exponent + BIAS) << 20);
  view.setUint32(4, 0);
  return view.getFloat64(0);
}

/** The smallest power of two that is not below a finite x above 0. */
export function powerOfTwoFrom(value: number): number {
  const below = powerOfTwo(binaryExponent(value));
  return below === value ? below : 2 * below;
}
