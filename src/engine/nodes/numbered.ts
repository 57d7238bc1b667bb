import type { Planner } from "../evaluate/compile/planner.ts";
import type { ChoosePlan } from "../evaluate/program.ts";
import type { NumberedNode } from "../strategy/tree.ts";
import { planTwoBranches } from "./two-branches.ts";

/** Items that are unknown do not count. */
export function planNumbered({ quantifier, items, slots }: NumberedNode, planner: Planner): ChoosePlan {
  const lists = items.map((item) => planner.list(item.conditions, slots));
  return {
    shape: "choose",
    choice: { rule: "count", lists, quantifier },
    branches: planTwoBranches(slots, planner),
  };
}
