/** Random columns, and their windows. */
import * as fc from "fast-check";

/** Prices of up to six decimals, from a hundredth of a cent to a million dollars. */
export const prices = fc.integer({ min: 100, max: 1e12 }).map((millionths) => millionths / 1e6);

/** Any floats that a price, a return or a volume may be. */
export const floats = fc.oneof(
  fc.double({ min: -1, max: 1, noNaN: true }).filter((value) => value === 0 || Math.abs(value) > 1e-9),
  fc.double({ min: 1e-3, max: 1e6, noNaN: true }),
);

/** Prices near 100,000 dollars that move by a cent or two. */
export const steadyPrices = fc
  .array(fc.integer({ min: -2, max: 2 }), { minLength: 1, maxLength: 60 })
  .map((cents) => {
    let price = 10_000_000;
    return cents.map((change) => (price += change) / 100);
  });

/** Known values with a hole here and there. */
export function broken(values: fc.Arbitrary<number>): fc.Arbitrary<number[]> {
  return fc.array(fc.oneof({ weight: 19, arbitrary: values }, { weight: 1, arbitrary: fc.constant(NaN) }), {
    maxLength: 60,
  });
}

export const windows = fc.integer({ min: 1, max: 20 });

/** `compute` of the `window` values that end at each row; NaN where one is unknown or there are too few. */
export function onEachWindow(
  values: readonly number[],
  window: number,
  compute: (values: readonly number[]) => number,
): number[] {
  return values.map((_, row) => {
    const inside = values.slice(Math.max(0, row + 1 - window), row + 1);
    return inside.length < window || inside.some(Number.isNaN) ? NaN : compute(inside);
  });
}
