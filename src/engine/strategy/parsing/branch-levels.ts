import type { StrategyNode } from "../tree.ts";
import { branchesOf, referencesOf } from "../walk.ts";

/**
 * How often the equity of a branch may rest on the equity of a branch inside it. Each level is a strategy of its own,
 * which is compiled and simulated inside the one that reads it.
 */
export const MOST_BRANCH_LEVELS = 50;

/** The levels of a tree, the root's included. */
function heightOf(node: StrategyNode): number {
  let most = 0;
  for (const { children } of branchesOf(node)) {
    for (const child of children) most = Math.max(most, heightOf(child));
  }
  return most + 1;
}

/** How many levels of such reading there are below a node, its own included: 0 where no condition reads a branch. */
function levelsOf(node: StrategyNode, noteTooDeep: (node: StrategyNode) => void): number {
  const inside = new Map(
    branchesOf(node).map((branch) => [
      branch,
      branch.children.reduce((most, child) => Math.max(most, levelsOf(child, noteTooDeep)), 0),
    ]),
  );
  const slots = new Map(Object.entries(node.slots));
  let levels = Math.max(0, ...inside.values());
  for (const { source } of referencesOf(node)) {
    const branch = source.kind === "branch" ? slots.get(source.slot) : undefined;
    if (branch !== undefined) levels = Math.max(levels, 1 + (inside.get(branch) ?? 0));
  }
  if (levels > MOST_BRANCH_LEVELS) noteTooDeep(node);
  return levels;
}

/** The innermost node whose conditions read a branch too many levels deep; `undefined` where none does. */
export function readsTooDeep(root: StrategyNode): StrategyNode | undefined {
  // Each level of reading takes a level of the tree: conditions are looked at in trees alone that could be too deep.
  if (heightOf(root) <= MOST_BRANCH_LEVELS) return undefined;
  let found: StrategyNode | undefined;
  levelsOf(root, (node) => (found ??= node));
  return found;
}
