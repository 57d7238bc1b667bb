import { elementAt } from "../../element.ts";
import { blended, blendOf } from "../allocation/blending.ts";
import { type BranchDivision, passesOn } from "../allocation/branch-division.ts";
import { choicesOn } from "../allocation/choices.ts";
import { divisionOf, type NodeInputs } from "../allocation/node-inputs.ts";
import { chooseFirst, scoreAt } from "../allocation/ranking.ts";
import type { BlendPlan, BranchPlan, ChoosePlan, RankPlan, Tables } from "../program.ts";
import type { AllocationPool } from "../allocation/allocation-pool.ts";

/** The children of a ranking: each one's score, NaN where it is unknown, and a 1 where it was chosen. */
export interface RankedChildren {
  readonly scores: Float64Array;
  readonly chosen: Uint8Array;
}

/** Where a decision is made, and what it asks for. */
export interface DecisionInputs extends NodeInputs {
  readonly tables: Tables;
  readonly pool: AllocationPool;
  readonly bar: number;
}

/** What nodes hold and how they choose at the bar of a decision, each worked out when it is asked for. */
export class HeldAtBar {
  readonly #at: DecisionInputs;
  /** Ids of allocations, by node. */
  readonly #ids: (number | undefined)[] = [];
  readonly #divisions = new Map<BranchPlan, BranchDivision>();
  readonly #places = new Map<ChoosePlan, number>();
  readonly #rankings = new Map<RankPlan, RankedChildren>();

  constructor(at: DecisionInputs) {
    this.#at = at;
  }

  /** The id, in the pool, of what a node holds. */
  idOf(node: number): number {
    return (this.#ids[node] ??= this.#idOf(node));
  }

  /** The division of a branch by what its children hold; with `chosen`, those without a 1 in it hold nothing. */
  divisionOf(branch: BranchPlan, chosen?: Uint8Array): BranchDivision {
    const known = this.#divisions.get(branch);
    if (known !== undefined) return known;
    const division = divisionOf(branch, this.#at.pool, this.#at);
    for (const [place, child] of branch.children.entries()) {
      if (chosen === undefined || chosen[place] === 1) division.held[place] = this.idOf(child);
    }
    this.#divisions.set(branch, division);
    return division;
  }

  /** The place of the branch that a node chose. */
  placeOf(plan: ChoosePlan): number {
    const known = this.#places.get(plan);
    if (known !== undefined) return known;
    const { bar } = this.#at;
    const [place = 0] = choicesOn({ from: bar, to: bar + 1 }, plan.choice, this.#at);
    this.#places.set(plan, place);
    return place;
  }

  /** How a node ranked its children. */
  rankingOf(plan: RankPlan): RankedChildren {
    const known = this.#rankings.get(plan);
    if (known !== undefined) return known;
    const columns = plan.scores.map((indices) => indices.map((index) => this.#at.valuesOf(index)));
    const scores = Float64Array.from(columns, (values) => scoreAt(values, this.#at.bar));
    const chosen = new Uint8Array(scores.length);
    chooseFirst(scores, plan, chosen);
    const ranking = { scores, chosen };
    this.#rankings.set(plan, ranking);
    return ranking;
  }

  /** The fraction that goes to the second branch of a node that blends two. */
  blendOf(plan: BlendPlan): number {
    return blendOf(this.#at.valuesOf(plan.value).at(this.#at.bar), plan);
  }

  #idOf(node: number): number {
    const plan = elementAt(this.#at.tables.nodes, node);
    switch (plan.shape) {
      case "hold":
        return this.#at.pool.hold(plan.holdings);
      case "choose":
        return this.#branchId(elementAt(plan.branches, this.placeOf(plan)));
      case "rank":
        return this.#branchId(plan.branch, this.rankingOf(plan).chosen);
      case "blend": {
        const [first, second] = plan.branches;
        return blended(this.#branchId(first), this.#branchId(second), this.blendOf(plan), this.#at.pool);
      }
    }
  }

  #branchId(branch: BranchPlan, chosen?: Uint8Array): number {
    const [only] = branch.children;
    if (chosen === undefined && only !== undefined && passesOn(branch)) return this.idOf(only);
    return this.divisionOf(branch, chosen).idAt(this.#at.bar);
  }
}
