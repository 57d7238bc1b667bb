/** A number as the sum of two floats, the second one at most half a unit of the first: twice the digits of one. */
export interface Pair {
  readonly high: number;
  readonly low: number;
}

/** 2^27 + 1, which splits a float into two halves of 26 bits each (T. J. Dekker, A Floating-Point Technique, 1971). */
const SPLITTER = 134_217_729;

/** Two floats as a pair; the second must not be larger than the first, its sign aside. */
export function pairOf(large: number, small: number): Pair {
  const high = large + small;
  return { high, low: small - (high - large) };
}

/** What the product of two floats loses by rounding, exactly; NaN where a factor is above 2^996. */
export function lostByProduct(left: number, right: number): number {
  const product = left * right;
  const scaledLeft = SPLITTER * left;
  const scaledRight = SPLITTER * right;
  const leftHigh = scaledLeft - (scaledLeft - left);
  const rightHigh = scaledRight - (scaledRight - right);
  const leftLow = left - leftHigh;
  const rightLow = right - rightHigh;
  return leftLow * rightLow - (product - leftHigh * rightHigh - leftLow * rightHigh - leftHigh * rightLow);
}

/** The product of two pairs. */
export function timesPair(left: Pair, right: Pair): Pair {
  const lost = lostByProduct(left.high, right.high) + (left.high * right.low + left.low * right.high);
  return pairOf(left.high * right.high, lost);
}
