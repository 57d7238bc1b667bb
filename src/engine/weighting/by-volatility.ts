import type { Caps } from "../strategy/tree.ts";
import { applyCaps } from "./caps.ts";
import { equal } from "./equal.ts";
import { normalize } from "./normalize.ts";
import { redistribute } from "./redistribute.ts";
import type { Weigher } from "./weigher.ts";

/** Steady growth has a volatility of 0 but for rounding of about 1e-16 in each return. */
const ZERO_VOLATILITY = 1e-14;

/**
 * In proportion to `preference(volatility)` of each active child; all equal when one of the volatilities is
 * unknown or 0. Then within the caps; what they cut off goes to the children below theirs.
 */
export function byVolatility(
  volatilities: readonly Float64Array[],
  caps: Caps,
  preference: (volatility: number) => number,
): Weigher {
  const volatilityOf = (child: number, bar: number) => volatilities[child]?.[bar] ?? NaN;
  return (active, bar, weights) => {
    if (active.every((child) => volatilityOf(child, bar) > ZERO_VOLATILITY)) {
      for (const child of active) weights[child] = preference(volatilityOf(child, bar));
      normalize(active, bar, weights);
    } else {
      equal(active, bar, weights);
    }
    redistribute(active, weights, caps.maxCap, applyCaps(active, weights, caps));
    return 0;
  };
}
