/** The same weight for each active child. */
export function equal(active: readonly number[], _bar: number, weights: Float64Array): number {
  for (const child of active) weights[child] = 1 / active.length;
  return 0;
}
