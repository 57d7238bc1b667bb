import type { Planner } from "../evaluate/compile/planner.ts";
import type { BranchPlan } from "../evaluate/program.ts";
import type { TwoBranches } from "../strategy/tree.ts";

/** The branches of a node with `then` and `else`, in this order. */
export function planTwoBranches(slots: TwoBranches, planner: Planner): readonly [BranchPlan, BranchPlan] {
  return [planner.branch(slots.then), planner.branch(slots.else)];
}
