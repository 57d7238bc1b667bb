import type { StrategyNode } from "../strategy/tree.ts";
import { branchesOf } from "../strategy/walk.ts";
import { elementAt } from "./element.ts";
import type { Computation } from "./computation.ts";
import type { BranchPlan, NodePlan, Program } from "./program.ts";

/** A node that a decision looked at: the root, and every child in a branch that its parent chose. */
export interface Look {
  readonly node: StrategyNode;
  readonly plan: NodePlan;
  /** Index of the plan in the program. */
  readonly index: number;
  /** The fraction of the portfolio that flows through this node. */
  readonly share: number;
  /** The branches that it chose. */
  readonly chosen: readonly BranchPlan[];
}

/**
 * The nodes that the decision at `bar` looked at, parents before children, in tree order. The computation's
 * range is that bar alone.
 */
export function* looksAt(program: Program, computation: Computation, bar: number): Generator<Look> {
  const pending = [{ node: program.strategy, share: 1 }];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const { node, share } = next;
    const index = planIndex(program, node);
    const plan = elementAt(program.nodes, index);
    const shareOf = plan.bind(computation.signals);
    const chosen = plan.branches.filter((_, branch) => shareOf(branch, bar) > 0);
    yield { node, plan, index, share, chosen };
    const flows = elementAt(computation.nodes, index).children;
    const children = branchesOf(node).flatMap((branch, place) =>
      branch.children.map((child) => ({ child, looked: shareOf(place, bar) > 0 })),
    );
    for (let place = children.length - 1; place >= 0; place--) {
      const { child, looked } = elementAt(children, place);
      const weight = elementAt(flows, place).weights[0] ?? 0;
      if (looked) pending.push({ node: child, share: share * weight });
    }
  }
}

function planIndex(program: Program, node: StrategyNode): number {
  const index = program.planOf.get(node);
  if (index === undefined) throw new Error(`node ${node.id} is not part of the program`);
  return index;
}
