import { equal } from "./equal.ts";

/** Scales the active children's weights to a sum of 1; equal weights when their sum is 0 or less. */
export function normalize(active: readonly number[], bar: number, weights: Float64Array): void {
  let sum = 0;
  for (const child of active) sum += weights[child] ?? 0;
  if (sum > 0) for (const child of active) weights[child] = (weights[child] ?? 0) / sum;
  else equal(active, bar, weights);
}
