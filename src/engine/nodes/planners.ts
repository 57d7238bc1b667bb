import type { NodePlan } from "../evaluate/program.ts";
import type { Planner } from "../evaluate/planner.ts";
import type { StrategyNode } from "../strategy/tree.ts";
import { unreachable } from "../unreachable.ts";
import { planBasic } from "./basic.ts";
import { planIndicator } from "./indicator.ts";
import { planPosition } from "./position.ts";

/** What a node does on every bar, whatever its kind. */
export function planNode(node: StrategyNode, planner: Planner): NodePlan {
  switch (node.kind) {
    case "position":
      return planPosition(node);
    case "basic":
      return planBasic(node, planner);
    case "indicator":
      return planIndicator(node, planner);
    default:
      return unreachable(node);
  }
}
