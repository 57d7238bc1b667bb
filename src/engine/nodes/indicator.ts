import type { Planner } from "../evaluate/compile/planner.ts";
import type { ChoosePlan } from "../evaluate/program.ts";
import type { IndicatorNode } from "../strategy/tree.ts";
import { planTwoBranches } from "./two-branches.ts";

/** True goes to `then`, false and unknown go to `else`. */
export function planIndicator({ conditions, slots }: IndicatorNode, planner: Planner): ChoosePlan {
  const list = planner.list(conditions, slots);
  return { shape: "choose", choice: { rule: "when", list }, branches: planTwoBranches(slots, planner) };
}
