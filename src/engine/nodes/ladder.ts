import type { Planner } from "../evaluate/compile/planner.ts";
import type { ChoosePlan } from "../evaluate/program.ts";
import type { LadderNode } from "../strategy/tree.ts";
import { branchesOf } from "../strategy/walk.ts";

/** One branch for each count of true items, from none to all. */
export function planLadder(node: LadderNode, planner: Planner): ChoosePlan {
  const branches = branchesOf(node).map((branch) => planner.branch(branch));
  const lists = node.items.map((item) => planner.list(item.conditions));
  return { shape: "choose", choice: { rule: "ladder", lists }, branches };
}
