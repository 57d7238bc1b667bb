import type { Weighting } from "../strategy/weighting.ts";
import { unreachable } from "../unreachable.ts";
import { capped } from "./capped.ts";
import { defined } from "./defined.ts";
import { equal } from "./equal.ts";
import { inverse } from "./inverse.ts";
import { pro } from "./pro.ts";

/**
 * Weights the children of a branch at one bar. `active` are the places of the children that hold something, at
 * least one; their weights (fractions, at most 1 in sum) are written to `weights` at these places. Answers the
 * fraction that goes to the branch's fallback. What is left over then is cash.
 */
export type Weigher = (active: readonly number[], bar: number, weights: Float64Array) => number;

/** The volatility of a child at a bar, as a fraction; NaN where it is unknown. */
export type ChildVolatility = (child: number, bar: number) => number;

/** The weigher of a branch; those that don't weight by volatility never ask for it. */
export function weigherOf(weighting: Weighting, volatility: ChildVolatility): Weigher {
  switch (weighting.mode) {
    case "equal":
      return equal;
    case "defined":
      return defined(weighting.weights);
    case "inverse":
      return inverse(volatility, weighting);
    case "pro":
      return pro(volatility, weighting);
    case "capped":
      return capped(weighting);
    default:
      return unreachable(weighting);
  }
}
