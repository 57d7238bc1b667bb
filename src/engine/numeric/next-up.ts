/** Where a float's pattern is looked at, as two words of 32 bits, the higher one first. */
const bits = new DataView(new ArrayBuffer(8));

/** The smallest float above a finite one (IEEE 754-2019, nextUp): a value is at most x where it is below nextUp(x). */
export function nextUp(value: number): number {
  if (value === 0) return Number.MIN_VALUE;
  bits.setFloat64(0, value);
  // Patterns of one sign are in the order of their magnitudes: that of the neighbour is one more, or one less.
  const step = value > 0 ? 1 : -1;
  const low = bits.getUint32(4);
  if (low === (value > 0 ? 0xffff_ffff : 0)) bits.setUint32(0, bits.getUint32(0) + step);
  // Only the last 32 bits are kept, so that it goes round at both ends.
  bits.setUint32(4, low + step);
  return bits.getFloat64(0);
}
