/** Whether a price has changed as it does by a split that nobody lists. */

/** Shares for one share before, of the splits that there are beside those of many for one. */
const FORWARD = [1.5, 2, 2.5, 3];
/** Shares that are joined into one. Funds do so with two; where a price truly doubles, a day is lost and no money. */
const REVERSE = [2, 3];
/** From here on every change is like that of a split: no day takes so much, and no day brings it. */
const MANY = 3.8;
/** The part by which the market may have moved a price beside the split. */
const TOLERANCE = 0.05;

function isNearOne(ratio: number, splits: readonly number[]): boolean {
  return ratio >= MANY || splits.some((split) => Math.abs(ratio / split - 1) <= TOLERANCE);
}

/** Whether a price is to the one that was expected (dollars) as one share is to the shares of a usual split. */
export function isLikeSplit(price: number, expected: number): boolean {
  return price < expected ? isNearOne(expected / price, FORWARD) : isNearOne(price / expected, REVERSE);
}
