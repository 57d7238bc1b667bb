import { logarithm } from "../numeric/elementary/logarithm.ts";

/** The share of a recursive indicator's value that may still come from its seed once it counts as settled. */
const SETTLED_SHARE = 1e-6;

/**
 * How many updates an exponential average with smoothing factor `alpha` (above 0, at most 1) needs until its
 * seed makes up under a millionth of it: the smallest k with (1 - alpha)^k <= 1e-6. Where an error of the average
 * shows `weight` times enlarged, that much less of the seed may be left.
 */
export function updatesToSettle(alpha: number, weight = 1): number {
  return Math.ceil(logarithm(SETTLED_SHARE / weight) / logarithm(1 - alpha));
}

/**
 * As `updatesToSettle` where the weight of a seed grows with the updates, but more slowly than (1 - alpha)^k falls: the
 * smallest k with weight(k) (1 - alpha)^k <= 1e-6.
 */
export function updatesToSettleLater(alpha: number, weight: (updates: number) => number): number {
  let updates = 0;
  for (;;) {
    const needed = updatesToSettle(alpha, weight(updates));
    if (needed <= updates) return updates;
    updates = needed;
  }
}
