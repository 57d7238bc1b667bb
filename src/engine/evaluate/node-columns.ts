import type { BarRange } from "../columns/bar-range.ts";
import type { NumberColumn } from "../columns/number-column.ts";
import type { TruthColumn } from "../columns/truth-column.ts";
import type { AllocationPool } from "./allocation-pool.ts";
import { NOTHING } from "./allocations.ts";
import { blendOf } from "./blending.ts";
import { BranchWeigher } from "./branch-weigher.ts";
import { choicesOn } from "./choices.ts";
import { elementAt } from "./element.ts";
import { NodeColumn } from "./node-column.ts";
import { pickOn } from "./pick.ts";
import type { BlendPlan, BranchPlan, ChoosePlan, HoldPlan, NodePlan, RankPlan } from "./program.ts";
import { chooseFirst, scoreAt } from "./ranking.ts";

/** What nodes are computed from. */
export interface NodeInputs {
  readonly indicators: readonly (NumberColumn | undefined)[];
  readonly lists: readonly (TruthColumn | undefined)[];
  /** The columns of earlier nodes. */
  readonly nodes: readonly (NodeColumn | undefined)[];
  readonly pool: AllocationPool;
  /** The bar on which altExits begin; worked out when it is first asked for. */
  readonly start: number;
}

/** What a node holds on each bar of a range. */
export function nodeColumn(plan: NodePlan, inputs: NodeInputs, range: BarRange): NodeColumn {
  switch (plan.shape) {
    case "hold":
      return heldColumn(plan, inputs, range);
    case "choose":
      return chosenColumn(plan, inputs, range);
    case "rank":
      return rankedColumn(plan, inputs, range);
    case "blend":
      return blendedColumn(plan, inputs, range);
  }
}

/** A weigher for one of a node's branches. */
export function weigherFor(
  { weighting, children, volatilities }: BranchPlan,
  inputs: NodeInputs,
): BranchWeigher {
  const columns = children.map((child) => elementAt(inputs.nodes, child));
  const spreads = volatilities.map(
    ([ticker, indicator]) => [ticker, elementAt(inputs.indicators, indicator)] as const,
  );
  return new BranchWeigher(weighting, columns, new Map(spreads), inputs.pool);
}

function heldColumn({ holdings }: HoldPlan, { pool }: NodeInputs, { from, to }: BarRange): NodeColumn {
  for (const { ticker, weight } of holdings) pool.addTicker(ticker, weight);
  return new NodeColumn(from, new Uint32Array(to - from).fill(pool.take()));
}

function chosenColumn(
  { choice, branches }: ChoosePlan,
  inputs: NodeInputs,
  { from, to }: BarRange,
): NodeColumn {
  const weighers = branches.map((branch) => weigherFor(branch, inputs));
  const [only] = weighers;
  if (choice.rule === "only" && only?.only?.from === from) return only.only;
  const [first, second] = weighers.map((weigher) => weigher.only);
  // The common case of two branches with one child each needs no weighing.
  if (choice.rule === "when" && first !== undefined && second !== undefined) {
    return new NodeColumn(from, pickOn({ from, to }, elementAt(inputs.lists, choice.list), first, second));
  }
  const places = choicesOn({ from, to }, choice, inputs.lists, () => inputs.start);
  const ids = new Uint32Array(to - from);
  for (let bar = from; bar < to; bar++) {
    ids[bar - from] = weighers[places[bar - from] ?? 0]?.idAt(bar) ?? NOTHING;
  }
  return new NodeColumn(from, ids);
}

function rankedColumn(plan: RankPlan, inputs: NodeInputs, { from, to }: BarRange): NodeColumn {
  const weigher = weigherFor(plan.branch, inputs);
  const columns = plan.scores.map((indices) => indices.map((index) => elementAt(inputs.indicators, index)));
  const scores = new Float64Array(columns.length);
  const chosen = new Uint8Array(columns.length);
  const ids = new Uint32Array(to - from);
  for (let bar = from; bar < to; bar++) {
    for (let child = 0; child < scores.length; child++) scores[child] = scoreAt(columns[child] ?? [], bar);
    chooseFirst(scores, plan, chosen);
    ids[bar - from] = weigher.idAt(bar, chosen);
  }
  return new NodeColumn(from, ids);
}

function blendedColumn(plan: BlendPlan, inputs: NodeInputs, { from, to }: BarRange): NodeColumn {
  const [first, second] = plan.branches.map((branch) => weigherFor(branch, inputs));
  if (first === undefined || second === undefined) throw new Error("a blend has two branches");
  const value = elementAt(inputs.indicators, plan.value);
  const ids = new Uint32Array(to - from);
  for (let bar = from; bar < to; bar++) {
    ids[bar - from] = blended(first.idAt(bar), second.idAt(bar), blendOf(value.at(bar), plan), inputs.pool);
  }
  return new NodeColumn(from, ids);
}

/** An empty side stays cash: its part of the weight goes nowhere else. */
function blended(first: number, second: number, blend: number, pool: AllocationPool): number {
  if (blend === 0 || first === second) return first;
  if (blend === 1) return second;
  pool.addAllocation(first, 1 - blend);
  pool.addAllocation(second, blend);
  return pool.take();
}
