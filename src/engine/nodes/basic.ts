import type { Planner } from "../evaluate/compile/planner.ts";
import type { ChoosePlan } from "../evaluate/program.ts";
import type { BasicNode } from "../strategy/tree.ts";

/** The one branch always has everything. */
export function planBasic({ slots }: BasicNode, planner: Planner): ChoosePlan {
  return { shape: "choose", choice: { rule: "only" }, branches: [planner.branch(slots.next)] };
}
