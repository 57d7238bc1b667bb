import { WEIGHT_TOLERANCE } from "./caps.ts";

/**
 * Gives `excess` to the active children below `maxCap`, in proportion to their weights, round after round
 * until it is used up or all are at the cap; what then remains is cash. Each round but the last fills at least
 * one child, so there are no more rounds than children.
 */
export function redistribute(
  active: readonly number[],
  weights: Float64Array,
  maxCap: number,
  excess: number,
): void {
  let left = excess;
  while (left > WEIGHT_TOLERANCE) {
    const open = active.filter((child) => (weights[child] ?? 0) < maxCap);
    const sum = open.reduce((total, child) => total + (weights[child] ?? 0), 0);
    if (sum <= 0) return;
    let given = 0;
    for (const child of open) {
      const weight = weights[child] ?? 0;
      const raised = Math.min(maxCap, weight + (left * weight) / sum);
      given += raised - weight;
      weights[child] = raised;
    }
    left -= given;
  }
}
