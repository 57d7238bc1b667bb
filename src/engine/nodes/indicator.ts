import { TRUE } from "../conditions/truth.ts";
import type { NodePlan } from "../evaluate/program.ts";
import type { Planner } from "../evaluate/planner.ts";
import { parseConditions } from "../strategy/parsing/conditions.ts";
import { below } from "../strategy/parsing/location.ts";
import type { NodeSource } from "../strategy/parsing/source.ts";
import type { IndicatorNode } from "../strategy/tree.ts";

const THEN = 0;

export function parseIndicator({ shape, looks, at, branch }: NodeSource): IndicatorNode {
  return {
    ...looks,
    kind: "indicator",
    conditions: parseConditions(shape.conditions ?? [], below(at, "conditions")),
    slots: { then: branch("then", "Then"), else: branch("else", "Else") },
  };
}

/** True goes to `then`, false and unknown go to `else`. */
export function planIndicator({ conditions, slots }: IndicatorNode, planner: Planner): NodePlan {
  const list = planner.list(conditions);
  return {
    rule: "indicator",
    lists: [list],
    branches: [planner.branch(slots.then), planner.branch(slots.else)],
    holdings: [],
    bind(signals) {
      const truths = signals.lists[list];
      return (branch, bar) => ((truths?.[bar] === TRUE) === (branch === THEN) ? 1 : 0);
    },
  };
}
