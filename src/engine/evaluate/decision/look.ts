import { elementAt } from "../../element.ts";
import type { StrategyNode } from "../../strategy/tree.ts";
import { branchesOf } from "../../strategy/walk.ts";
import { type BranchPlan, branchesOfPlan, type NodePlan } from "../program.ts";
import type { OneBar } from "./one-bar.ts";

/** A node that a decision looked at: the root, and every child that its parent chose. */
export interface Look {
  readonly node: StrategyNode;
  readonly plan: NodePlan;
  /** Index of the plan in the program. */
  readonly index: number;
  /** The fraction of the portfolio that flows through this node. */
  readonly share: number;
  /** The branches that it chose, and how much of its weight each gets. */
  readonly chosen: readonly ChosenBranch[];
  /** For a ranking, each child's score and whether it was chosen; a score that is unknown is NaN. */
  readonly ranking: readonly Ranked[];
}

export interface ChosenBranch {
  /** The slot's name. */
  readonly slot: string;
  readonly plan: BranchPlan;
  /** Fraction of the node. */
  readonly share: number;
  readonly children: readonly WeighedChild[];
}

export interface WeighedChild {
  readonly node: StrategyNode;
  /** Index of its plan. */
  readonly index: number;
  /** Fraction of the branch; 0 for a child that holds nothing. */
  readonly weight: number;
}

export interface Ranked {
  readonly node: StrategyNode;
  readonly score: number;
  readonly chosen: boolean;
}

/** The nodes that a decision looked at, parents before children, in tree order. */
export function looksAt(at: OneBar): readonly Look[] {
  const looks: Look[] = [];
  const pending = [{ node: at.program.strategy, share: 1 }];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const { node, share } = next;
    const look = lookAt(at, node, share);
    looks.push(look);
    const children = look.chosen.flatMap((branch) =>
      branch.children.map((child) => ({ node: child.node, share: share * branch.share * child.weight })),
    );
    for (const child of children.toReversed()) pending.push(child);
  }
  return looks;
}

function lookAt(at: OneBar, node: StrategyNode, share: number): Look {
  const index = planIndex(at, node);
  const plan = elementAt(at.program.tables.nodes, index);
  const ranked = plan.shape === "rank" ? at.held.rankingOf(plan) : undefined;
  const branches = branchesOf(node);
  const slots = Object.keys(node.slots);
  const chosen = branchesOfPlan(plan).flatMap((branch, place): ChosenBranch[] => {
    const part = shareOf(at, plan, place);
    if (part === 0) return [];
    const weights = at.held.divisionOf(branch, ranked?.chosen).weightsAt(at.bar);
    const children = elementAt(branches, place).children.flatMap((child, position) => {
      if (ranked?.chosen[position] === 0) return [];
      return [{ node: child, index: elementAt(branch.children, position), weight: weights[position] ?? 0 }];
    });
    return [{ slot: slots[place] ?? "", plan: branch, share: part, children }];
  });
  const ranking = branches
    .flatMap(({ children }) => children)
    .flatMap((child, place): Ranked[] => {
      if (ranked === undefined) return [];
      return [{ node: child, score: ranked.scores[place] ?? NaN, chosen: ranked.chosen[place] === 1 }];
    });
  return { node, plan, index, share, chosen, ranking };
}

/** The fraction of a node's weight that goes to the branch of a place. */
function shareOf({ held }: OneBar, plan: NodePlan, place: number): number {
  switch (plan.shape) {
    case "choose":
      return place === held.placeOf(plan) ? 1 : 0;
    case "blend":
      return place === 0 ? 1 - held.blendOf(plan) : held.blendOf(plan);
    default:
      return 1;
  }
}

function planIndex({ program }: OneBar, node: StrategyNode): number {
  const index = program.planOf.get(node);
  if (index === undefined) throw new Error(`node ${node.id} is not part of the program`);
  return index;
}
