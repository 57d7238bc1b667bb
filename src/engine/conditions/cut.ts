import { nextUp } from "../numeric/next-up.ts";
import { type Comparator, isOfLower } from "./comparator.ts";

/**
 * The number below which a value stands on one side of the comparison with a threshold, and from which on it stands on
 * the other: the threshold itself, or the next float above it where equality belongs to the lower side.
 */
export function cutOf(comparator: Comparator, threshold: number): number {
  return isOfLower(comparator) ? threshold : nextUp(threshold);
}
