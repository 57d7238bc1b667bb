import { elementAt } from "../../element.ts";
import { NOTHING } from "../allocations.ts";
import { blended, blendOf } from "../allocation/blending.ts";
import type { AllocationPool } from "../allocation/allocation-pool.ts";
import { type BranchDivision, passesOn } from "../allocation/branch-division.ts";
import { choicesOn } from "../allocation/choices.ts";
import { chooseFirst, scoreAt } from "../allocation/ranking.ts";
import type { NodeInputs } from "../allocation/node-inputs.ts";
import type { BlendPlan, BranchPlan, ChoosePlan, HoldPlan, Program, RankPlan } from "../program.ts";

/** What nodes are asked about at one bar. */
export interface BarInputs extends NodeInputs {
  readonly program: Program;
  readonly bar: number;
  readonly pool: AllocationPool;
  /** How a branch of the program is divided. */
  divisionOf(branch: BranchPlan): BranchDivision;
}

/** The children of a ranking: each one's score, NaN where it is unknown, and a 1 where it was chosen. */
export interface RankedChildren {
  readonly scores: Float64Array;
  readonly chosen: Uint8Array;
}

/** What nodes hold and how they choose at the bar of a decision, each worked out when it is asked for. */
export class HeldAtBar {
  readonly #at: BarInputs;
  /** Ids of allocations, by node. */
  readonly #ids: (number | undefined)[] = [];
  readonly #places = new Map<ChoosePlan, number>();
  readonly #rankings = new Map<RankPlan, RankedChildren>();

  constructor(at: BarInputs) {
    this.#at = at;
  }

  /** The id, in the pool, of what a node holds. */
  idOf(node: number): number {
    return (this.#ids[node] ??= this.#idOf(node));
  }

  /** What the children of a branch hold; with `chosen`, those without a 1 in it nothing. */
  idsOf({ children }: BranchPlan, chosen?: Uint8Array): Uint32Array {
    return Uint32Array.from(children, (child, place) =>
      chosen === undefined || chosen[place] === 1 ? this.idOf(child) : NOTHING,
    );
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
    const plan = elementAt(this.#at.program.tables.nodes, node);
    switch (plan.shape) {
      case "hold":
        return this.#held(plan);
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

  #held({ holdings }: HoldPlan): number {
    for (const { ticker, weight } of holdings) this.#at.pool.addTicker(ticker, weight);
    return this.#at.pool.take();
  }

  #branchId(branch: BranchPlan, chosen?: Uint8Array): number {
    const ids = this.idsOf(branch, chosen);
    if (chosen === undefined && passesOn(branch)) return ids[0] ?? NOTHING;
    return this.#at.divisionOf(branch).idAt(ids, this.#at.bar);
  }
}
