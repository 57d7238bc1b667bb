import type { NodePlan } from "../evaluate/program.ts";
import type { Planner } from "../evaluate/planner.ts";
import type { NodeSource } from "../strategy/parsing/source.ts";
import type { BasicNode } from "../strategy/tree.ts";

export function parseBasic({ looks, branch }: NodeSource): BasicNode {
  return { ...looks, kind: "basic", slots: { next: branch("next", "") } };
}

/** The one branch always has everything. */
export function planBasic({ slots }: BasicNode, planner: Planner): NodePlan {
  return {
    rule: "basic",
    lists: [],
    branches: [planner.branch(slots.next)],
    holdings: [],
    bind: () => () => 1,
  };
}
