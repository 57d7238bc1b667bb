const float = new Float64Array(1);
/** The same bits, the low half first: every platform of the engine is little-endian. */
const halves = new Uint32Array(float.buffer);

/** The smallest float above a finite one (IEEE 754-2019, nextUp): a value is at most x where it is below nextUp(x). */
export function nextUp(value: number): number {
  if (value === 0) return Number.MIN_VALUE;
  float[0] = value;
  const [low = 0, high = 0] = halves;
  const step = value > 0 ? 1 : -1;
  halves[0] = low + step;
  // A carry, or a borrow.
  if (step === 1 ? low === 0xffff_ffff : low === 0) halves[1] = high + step;
  return float[0];
}
