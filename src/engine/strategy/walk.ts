/** Ways through a strategy tree that do not depend on what its kinds mean. */
import type { Condition, IndicatorReference, Source } from "./condition.ts";
import type { Branch, StrategyNode } from "./tree.ts";

/** The node's branches, in the order of its slots. */
export function branchesOf(node: StrategyNode): readonly Branch[] {
  return Object.values<Branch>(node.slots);
}

/** The node's own condition lists, in order; none of its children's. */
export function listsOf(node: StrategyNode): readonly (readonly Condition[])[] {
  switch (node.kind) {
    case "indicator":
      return [node.conditions];
    case "numbered":
    case "ladder":
      return node.items.map((item) => item.conditions);
    case "altExit":
      return [node.entryConditions, node.exitConditions];
    default:
      return [];
  }
}

/** All conditions of the node's own lists, in order. */
export function conditionsOf(node: StrategyNode): readonly Condition[] {
  return listsOf(node).flat();
}

/** The indicators that the node's own conditions and scaling read, left sides before right ones. */
export function referencesOf(node: StrategyNode): readonly IndicatorReference[] {
  const compared = conditionsOf(node).flatMap((condition) => {
    if (condition.kind === "date") return [];
    const { left, right } = condition;
    return right.kind === "indicator" ? [left, right] : [left];
  });
  return node.kind === "scaling" ? [...compared, node.value] : compared;
}

/** The tickers whose prices a source is made of; none for a branch, which has its own. */
export function tickersIn(source: Source): readonly string[] {
  switch (source.kind) {
    case "ticker":
      return [source.ticker];
    case "ratio":
      return [source.numerator, source.denominator];
    case "branch":
      return [];
  }
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
