/** The share of a recursive indicator's value that may still come from its seed once it counts as settled. */
const SETTLED_SHARE = 1e-6;

/**
 * How many updates an exponential average with smoothing factor `alpha` (above 0, at most 1) needs until its
 * seed makes up under a millionth of it: the smallest k with (1 - alpha)^k <= 1e-6.
 */
export function updatesToSettle(alpha: number): number {
  return Math.ceil(Math.log(SETTLED_SHARE) / Math.log(1 - alpha));
}
