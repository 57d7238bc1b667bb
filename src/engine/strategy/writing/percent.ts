/** How many representable numbers up and down from the nearest percentage are tried. */
const STEPS = [0, 1, -1, 2, -2];

/**
 * A fraction as the percentage that reads as it: dividing by 100 gives the fraction again, digit for digit, where
 * any number does. The shortest one that does, where a short one does: 7 for 0.07, not 7.000000000000001.
 */
export function percentOf(fraction: number): number {
  const product = fraction * 100;
  const candidates = [
    Number(product.toPrecision(15)),
    ...STEPS.map((step) => product * (1 + step * Number.EPSILON)),
  ];
  return candidates.find((percent) => percent / 100 === fraction) ?? product;
}
