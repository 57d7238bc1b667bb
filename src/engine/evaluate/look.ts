import type { StrategyNode } from "../strategy/tree.ts";
import { branchesOf } from "../strategy/walk.ts";
import { blendOf } from "./blending.ts";
import { choicesOn } from "./choices.ts";
import type { Computation } from "./computation.ts";
import { elementAt } from "./element.ts";
import { weigherFor } from "./node-columns.ts";
import { type BranchPlan, branchesOfPlan, type NodePlan, type RankPlan } from "./program.ts";
import { chooseFirst, scoreAt } from "./ranking.ts";

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

/** The nodes that the decision at a bar looked at, parents before children, in tree order. */
export function* looksAt(computation: Computation, bar: number): Generator<Look> {
  const pending = [{ node: computation.program.strategy, share: 1 }];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const { node, share } = next;
    const look = lookAt(computation, node, share, bar);
    yield look;
    const children = look.chosen.flatMap((branch) =>
      branch.children.map((child) => ({ node: child.node, share: share * branch.share * child.weight })),
    );
    for (const child of children.toReversed()) pending.push(child);
  }
}

function lookAt(computation: Computation, node: StrategyNode, share: number, bar: number): Look {
  const index = planIndex(computation, node);
  const plan = elementAt(computation.program.nodes, index);
  const ranking = plan.shape === "rank" ? rankingAt(computation, node, plan, bar) : [];
  const shares = branchSharesAt(computation, plan, bar);
  const slots = Object.keys(node.slots);
  const chosen = branchesOfPlan(plan).flatMap((branch, place): ChosenBranch[] => {
    const part = shares(place);
    if (part === 0) return [];
    const mask =
      plan.shape === "rank" ? Uint8Array.from(ranking, (child) => Number(child.chosen)) : undefined;
    const { children: weights } = weigherFor(branch, computation).weightsAt(bar, mask);
    const children = elementAt(branchesOf(node), place).children.flatMap((child, at) => {
      if (mask !== undefined && mask[at] === 0) return [];
      return [{ node: child, index: elementAt(branch.children, at), weight: weights[at] ?? 0 }];
    });
    return [{ slot: slots[place] ?? "", plan: branch, share: part, children }];
  });
  return { node, plan, index, share, chosen, ranking };
}

/** The fraction of a node's weight that goes to the branch of a place. */
function branchSharesAt(computation: Computation, plan: NodePlan, bar: number): (place: number) => number {
  switch (plan.shape) {
    case "choose": {
      const range = { from: bar, to: bar + 1 };
      const [place] = choicesOn(range, plan.choice, computation.lists, () => computation.start);
      return (branch) => (branch === place ? 1 : 0);
    }
    case "blend": {
      const blend = blendOf(elementAt(computation.indicators, plan.value).at(bar), plan);
      return (branch) => (branch === 0 ? 1 - blend : blend);
    }
    default:
      return () => 1;
  }
}

function rankingAt(computation: Computation, node: StrategyNode, plan: RankPlan, bar: number): Ranked[] {
  const columns = plan.scores.map((indices) =>
    indices.map((index) => elementAt(computation.indicators, index)),
  );
  const scores = Float64Array.from(columns, (values) => scoreAt(values, bar));
  const chosen = new Uint8Array(scores.length);
  chooseFirst(scores, plan, chosen);
  const children = branchesOf(node).flatMap((branch) => branch.children);
  return children.map((child, place) => ({
    node: child,
    score: scores[place] ?? NaN,
    chosen: chosen[place] === 1,
  }));
}

function planIndex({ program }: Computation, node: StrategyNode): number {
  const index = program.planOf.get(node);
  if (index === undefined) throw new Error(`node ${node.id} is not part of the program`);
  return index;
}
