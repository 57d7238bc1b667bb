import { positionTickersOf } from "../../tickers.ts";
import type { StrategyNode } from "../../tree.ts";
import { nodesOf } from "../../walk.ts";
import type { Visit } from "../linted-tree.ts";
import { findingAt, type LintRule } from "../rule.ts";

/**
 * A node that never holds anything. Nodes below it are not found again, and an empty position that has a branch to
 * itself is not found at all: that is how one says cash.
 */
export const nothingToHold: LintRule = ({ visits }) => {
  const [root] = visits;
  const found = new Set<StrategyNode>();
  return visits.flatMap((visit) => {
    const { node } = visit;
    if (found.has(node) || node.kind === "rolling" || positionTickersOf(node).length > 0) return [];
    for (const below of nodesOf(node)) found.add(below);
    return visit !== root && isMeantAsCash(visit)
      ? []
      : [findingAt(visit, [], "node.holds-nothing", consequence(visit))];
  });
};

function isMeantAsCash({ node, hasSiblings }: Visit): boolean {
  return node.kind === "position" && !hasSiblings;
}

function consequence({ hasSiblings }: Visit): string {
  const what = "the node can hold nothing";
  return hasSiblings ? `${what}: its weight goes to its siblings, not to cash` : `${what}: it is always cash`;
}
