/** Exact arithmetic on floats: what a computation without any rounding gives. */

/** Every finite float is a whole number of these: the smallest one above 0 is 2^-1074. */
const UNITS_BITS = 1074n;

/** A float as a whole number of 2^-1074. */
export function unitsOf(value: number): bigint {
  const view = new DataView(new ArrayBuffer(8));
  view.setFloat64(0, value);
  const bits = view.getBigUint64(0);
  const exponent = (bits >> 52n) & 0x7ffn;
  const fraction = bits & 0xfffffffffffffn;
  const size = exponent === 0n ? fraction : (fraction | 0x10000000000000n) << (exponent - 1n);
  return bits >> 63n === 1n ? -size : size;
}

/**
 * The float that is nearest to numerator / denominator, ties to even. Both may be in any, but the same, units, the
 * quotient must be neither huge nor subnormal.
 */
export function nearest(numerator: bigint, denominator: bigint): number {
  if (numerator < 0n) return -nearest(-numerator, denominator);
  const bits = BigInt(Math.max(0, length(denominator) - length(numerator)) + 80);
  const quotient = (numerator << bits) / denominator;
  const isExact = quotient * denominator === numerator << bits;
  // A last bit that stands for all that follow, so that only true ties look like ties.
  return Number(isExact ? quotient : (quotient << 1n) | 1n) * 2 ** -Number(isExact ? bits : bits + 1n);
}

/** The mean of the values, correctly rounded. */
export function exactMean(values: readonly number[]): number {
  return nearest(sum(values.map(unitsOf)), BigInt(values.length) << UNITS_BITS);
}

/** The population variance of the values, correctly rounded. */
export function exactVariance(values: readonly number[]): number {
  const units = values.map(unitsOf);
  const count = BigInt(values.length);
  const spread = count * sum(units.map((unit) => unit * unit)) - sum(units) ** 2n;
  return nearest(spread, (count * count) << (2n * UNITS_BITS));
}

/** The sum of the values, each times its distance from the middle of the list, correctly rounded. */
export function exactCovariance(values: readonly number[]): number {
  const twice = values.map((value, index) => unitsOf(value) * BigInt(2 * index + 1 - values.length));
  return nearest(sum(twice), 2n << UNITS_BITS);
}

function sum(numbers: readonly bigint[]): bigint {
  return numbers.reduce((total, number) => total + number, 0n);
}

function length(number: bigint): number {
  return number.toString(2).length;
}
