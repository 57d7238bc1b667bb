import type { Caps } from "../strategy/weighting.ts";
import { applyCaps } from "./caps.ts";
import { equal } from "./equal.ts";
import type { Weigher } from "./weigher.ts";

/** Equal weights within the caps; what the caps leave over goes to the fallback. */
export function capped(caps: Caps): Weigher {
  return (active, bar, weights) => {
    equal(active, bar, weights);
    return applyCaps(active, weights, caps);
  };
}
