import type { Caps } from "../strategy/weighting.ts";
import { applyCaps } from "./caps.ts";
import { equal } from "./equal.ts";
import { normalize } from "./normalize.ts";
import { redistribute } from "./redistribute.ts";
import type { ChildVolatility, Weigher } from "./weigher.ts";

/** Steady growth has a volatility of 0 but for rounding, which is about 1e-16 in each return and more in their squares. */
const ZERO_VOLATILITY = 1e-12;

/**
 * In proportion to `preference(volatility)` of each active child; all equal when one of the volatilities is
 * unknown or 0. Then within the caps; what they cut off goes to the children below theirs.
 */
export function byVolatility(
  volatilityOf: ChildVolatility,
  caps: Caps,
  preference: (volatility: number) => number,
): Weigher {
  return (active, bar, weights) => {
    let isMeasured = true;
    for (const child of active) {
      const volatility = volatilityOf(child, bar);
      isMeasured &&= volatility > ZERO_VOLATILITY;
      weights[child] = preference(volatility);
    }
    if (isMeasured) normalize(active, bar, weights);
    else equal(active, bar, weights);
    redistribute(active, weights, caps.maxCap, applyCaps(active, weights, caps));
    return 0;
  };
}
