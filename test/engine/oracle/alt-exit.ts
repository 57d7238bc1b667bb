import { truthOfList } from "./conditions/condition.ts";
import type { Evaluator } from "./evaluator.ts";
import type { AltExitNode } from "./tree/tree.ts";

/**
 * Whether the node is in on each bar, after the bar's transition: out before the start bar (`null`: for ever), then in
 * when out and the entry is true, out when in and the exit is true. At most one transition a bar; unknown moves nothing.
 */
export function altExitStates(
  node: AltExitNode,
  start: number | null,
  evaluator: Evaluator,
): readonly boolean[] {
  const states: boolean[] = [];
  let inside = false;
  for (const bar of evaluator.dates.keys()) {
    if (start !== null && bar >= start) {
      const moves = truthOfList(inside ? node.exit : node.entry, bar, evaluator) === "true";
      if (moves) inside = !inside;
    }
    states.push(inside);
  }
  return states;
}
