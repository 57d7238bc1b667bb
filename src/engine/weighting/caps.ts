import type { Caps } from "../strategy/weighting.ts";

/** Smaller differences between weights are rounding. */
export const WEIGHT_TOLERANCE = 1e-12;

/**
 * Clamps the active children's weights (which sum to 1) to the caps. When the sum exceeds 1 afterwards, the
 * parts above the minimum are scaled down to fit; when the minima alone exceed 1, all children get the same.
 * Answers what is left over, 0 when nothing is.
 */
export function applyCaps(
  active: readonly number[],
  weights: Float64Array,
  { minCap, maxCap }: Caps,
): number {
  let sum = 0;
  let clamped = false;
  for (const child of active) {
    const weight = weights[child] ?? 0;
    const within = Math.min(maxCap, Math.max(minCap, weight));
    clamped ||= within !== weight;
    weights[child] = within;
    sum += within;
  }
  if (!clamped) return 0;
  if (sum > 1) scaleAboveMinimum(active, weights, minCap, sum);
  return 1 - sum > WEIGHT_TOLERANCE ? 1 - sum : 0;
}

function scaleAboveMinimum(
  active: readonly number[],
  weights: Float64Array,
  minCap: number,
  sum: number,
): void {
  const minima = active.length * minCap;
  const scale = (1 - minima) / (sum - minima);
  for (const child of active) {
    weights[child] = minima >= 1 ? 1 / active.length : minCap + ((weights[child] ?? 0) - minCap) * scale;
  }
}
