import type { Planner } from "../evaluate/compile/planner.ts";
import type { BlendPlan } from "../evaluate/program.ts";
import type { ScalingNode } from "../strategy/tree.ts";
import { planTwoBranches } from "./two-branches.ts";

/** From all `then` at `from` to all `else` at `to`. */
export function planScaling({ value, from, to, slots }: ScalingNode, planner: Planner): BlendPlan {
  return {
    shape: "blend",
    value: planner.indicator(value, slots),
    from,
    to,
    branches: planTwoBranches(slots, planner),
  };
}
