const bits = new DataView(new ArrayBuffer(8));

/** The smallest float above a finite one (IEEE 754-2019, nextUp): a value is at most x where it is below nextUp(x). */
export function nextUp(value: number): number {
  if (value === 0) return Number.MIN_VALUE;
  bits.setFloat64(0, value);
  const pattern = bits.getBigInt64(0);
  bits.setBigInt64(0, value > 0 ? pattern + 1n : pattern - 1n);
  return bits.getFloat64(0);
}
