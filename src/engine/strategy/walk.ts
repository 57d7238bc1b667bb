/** Ways through a strategy tree that do not depend on what its kinds mean. */
import type { Branch, Condition, StrategyNode } from "./tree.ts";

/** The node's branches, in the order of its slots. */
export function branchesOf(node: StrategyNode): readonly Branch[] {
  return Object.values<Branch>(node.slots);
}

/** All conditions of the node's own lists, in order; none of its children's. */
export function conditionsOf(node: StrategyNode): readonly Condition[] {
  return node.kind === "indicator" ? node.conditions : [];
}

/** The node and everything below it, parents before children, in tree order. */
export function* nodesOf(root: StrategyNode): Generator<StrategyNode> {
  const pending = [root];
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    yield node;
    const children = branchesOf(node).flatMap((branch) => branch.children);
    for (const child of children.toReversed()) pending.push(child);
  }
}
