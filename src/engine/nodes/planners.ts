import type { Planner } from "../evaluate/compile/planner.ts";
import type { NodePlan } from "../evaluate/program.ts";
import type { StrategyNode } from "../strategy/tree.ts";
import { unreachable } from "../unreachable.ts";
import { planAltExit } from "./alt-exit.ts";
import { planBasic } from "./basic.ts";
import { planFunction } from "./function.ts";
import { planIndicator } from "./indicator.ts";
import { planLadder } from "./ladder.ts";
import { planNumbered } from "./numbered.ts";
import { planPosition } from "./position.ts";
import { planScaling } from "./scaling.ts";

/** What a node does on every bar, whatever its kind. */
export function planNode(node: StrategyNode, planner: Planner): NodePlan {
  switch (node.kind) {
    case "position":
      return planPosition(node);
    case "basic":
      return planBasic(node, planner);
    case "function":
      return planFunction(node, planner);
    case "indicator":
      return planIndicator(node, planner);
    case "numbered":
      return planNumbered(node, planner);
    case "ladder":
      return planLadder(node, planner);
    case "altExit":
      return planAltExit(node, planner);
    case "scaling":
      return planScaling(node, planner);
    case "rolling":
      return { shape: "hold", holdings: [] };
    default:
      return unreachable(node);
  }
}
