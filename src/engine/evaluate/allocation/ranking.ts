import type { NumberColumn } from "../../columns/number-column.ts";
import type { RankPlan } from "../program.ts";

/**
 * The score of a child at a bar: the mean over its tickers' values, those that are unknown left out; NaN when none
 * is known.
 */
export function scoreAt(values: readonly NumberColumn[], bar: number): number {
  let sum = 0;
  let count = 0;
  for (const column of values) {
    const value = column.at(bar);
    if (Number.isNaN(value)) continue;
    sum += value;
    count++;
  }
  return sum / count;
}

/**
 * Marks the first `take` children by score with 1 in `chosen` and the others with 0. Children without a score are
 * never chosen; of equal scores the earlier child comes first.
 */
export function chooseFirst(
  scores: Float64Array,
  { take, rank }: Pick<RankPlan, "take" | "rank">,
  chosen: Uint8Array,
): void {
  chosen.fill(0);
  for (let count = 0; count < take; count++) {
    let best = -1;
    for (let child = 0; child < scores.length; child++) {
      const score = scores[child] ?? NaN;
      if (chosen[child] === 1 || Number.isNaN(score)) continue;
      const leader = scores[best] ?? NaN;
      if (best === -1 || (rank === "top" ? score > leader : score < leader)) best = child;
    }
    if (best === -1) return;
    chosen[best] = 1;
  }
}
