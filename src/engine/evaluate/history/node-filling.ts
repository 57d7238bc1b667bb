import { WORD } from "../../columns/bar-range.ts";
import { forEachBar, type Plane, wordIn } from "../../columns/plane.ts";
import { elementAt } from "../../element.ts";
import { lowestBit } from "../../numeric/lowest-bit.ts";
import { blended, blendOf } from "../allocation/blending.ts";
import { passesOn } from "../allocation/branch-division.ts";
import { divisionOf, type NodeInputs } from "../allocation/node-inputs.ts";
import { chooseFirst, scoreAt } from "../allocation/ranking.ts";
import { type Holdings, idIn, WeighedBranch } from "../allocation/weighed-branch.ts";
import { NOTHING } from "../allocations.ts";
import type { BlendPlan, BranchPlan, Program, RankPlan } from "../program.ts";
import { BarRoutes, type Fill } from "./bar-routes.ts";
import type { EarlierBranch } from "./earlier-branches.ts";
import type { NodeColumn, Part } from "./node-column.ts";
import type { NodeColumns } from "./node-columns.ts";
import { type Held, sameBits } from "./same-bars.ts";
import { sumParts, type WeighedPart } from "./sum-of-parts.ts";

/** With more tickers than this most of a row would be 0. */
const MOST_TICKERS = 64;

export interface FillingOptions {
  /**
   * Whether the entries of the root's allocations come in the order of the tickers, which takes less; otherwise in that
   * in which the children come to them, in which a volatility or the equity of a branch is summed up.
   */
  readonly byTicker: boolean;
}

/** Computes what a program holds on every bar, column by column from the leaves up. */
export class NodeFilling {
  readonly #program: Program;
  readonly #columns: NodeColumns;
  readonly #inputs: NodeInputs;

  constructor(program: Program, columns: NodeColumns, inputs: NodeInputs) {
    this.#program = program;
    this.#columns = columns;
    this.#inputs = inputs;
  }

  /** The ids of what the program holds on every bar. */
  run({ byTicker }: FillingOptions): Uint32Array {
    const { root } = this.#program;
    const column = byTicker ? this.#columns.ofRoot(root) : this.#columns.of(root);
    for (const fill of new BarRoutes(this.#program, column, this.#columns, this.#inputs).fills()) {
      this.#fill(fill, byTicker && fill.column === column);
    }
    return column.ids;
  }

  #fill({ column, bars, source }: Fill, byTicker: boolean): void {
    if (typeof source === "number") {
      column.parts.push({ bars, id: source });
    } else if (source.shape === "blend") {
      this.#blend(source, bars, column.idsToWrite());
    } else if (source.shape === "rank") {
      const { take, rank, scores, branch } = source;
      const role = `${rank} ${take} of ${scores.map((indicators) => indicators.join("+")).join()}`;
      this.#rank(source, this.#copyEarlier({ branch, column, bars }, role), column.idsToWrite());
    } else if (source.branch.children.length === 0) {
      column.parts.push({ bars, id: NOTHING });
    } else {
      this.#fillBranch(source.branch, bars, column, byTicker);
    }
  }

  #fillBranch(branch: BranchPlan, bars: Plane, column: NodeColumn, byTicker: boolean): void {
    const ids = column.idsToWrite();
    if (passesOn(branch)) {
      const [only = NOTHING] = branch.children.map((child) => this.#heldBy(child));
      forEachBar(bars, (bar) => (ids[bar] = idIn(only, bar)));
      return;
    }
    const rest = this.#copyEarlier({ branch, column, bars }, byTicker ? "by ticker" : "by child");
    const parts = byTicker ? this.#partsOf(branch, bars) : undefined;
    if (parts === undefined) this.#weighed(branch).fill(ids, rest);
    else sumParts(parts, rest, this.#columns.pool, ids);
  }

  /**
   * Copies what a similar branch held on bars on which its children held the same, and answers the other bars. `role`
   * is what else has to be the same.
   */
  #copyEarlier(now: EarlierBranch, role: string): Plane {
    const { branch, column, bars } = now;
    const earlier = this.#columns.earlier?.find(branch, role);
    this.#columns.earlier?.add(now, role);
    if (earlier === undefined) return bars;
    const rest = this.#columns.book.plane(this.#columns.range);
    const same = branch.children.map((child, place) =>
      sameBits(this.#held(child), this.#held(elementAt(earlier.branch.children, place))),
    );
    const [ids, earlierIds] = [column.idsToWrite(), earlier.column.ids];
    for (let word = bars.firstWord; word < bars.endWord; word++) {
      const all = wordIn(bars, word);
      let common = all & wordIn(earlier.bars, word);
      for (const bitsOf of same) common = common === 0 ? 0 : bitsOf(word, common);
      for (let left = common; left !== 0; left &= left - 1) {
        const bar = word * WORD + lowestBit(left);
        ids[bar] = earlierIds[bar] ?? NOTHING;
      }
      rest.words[rest.at + word] = all & ~common;
    }
    return rest;
  }

  #held(node: number): Held {
    const plan = elementAt(this.#program.tables.nodes, node);
    return plan.shape === "hold" ? this.#columns.heldBy(node, plan) : this.#columns.of(node);
  }

  /** What a branch with children holds. */
  #holdingsOf(branch: BranchPlan): Holdings | WeighedBranch {
    const [first = NOTHING] = branch.children;
    return passesOn(branch) ? this.#heldBy(first) : this.#weighed(branch);
  }

  #weighed(branch: BranchPlan): WeighedBranch {
    const division = divisionOf(branch, this.#columns.pool, this.#inputs);
    return new WeighedBranch(
      division,
      branch.children.map((child) => this.#heldBy(child)),
    );
  }

  #heldBy(node: number): Holdings {
    const plan = elementAt(this.#program.tables.nodes, node);
    return plan.shape === "hold" ? this.#columns.heldBy(node, plan) : this.#columns.of(node).ids;
  }

  #rank(plan: RankPlan, bars: Plane, ids: Uint32Array): void {
    const weighed = this.#weighed(plan.branch);
    const columns = plan.scores.map((indices) => indices.map((index) => this.#inputs.valuesOf(index)));
    const scores = new Float64Array(columns.length);
    const chosen = new Uint8Array(columns.length);
    forEachBar(bars, (bar) => {
      for (let child = 0; child < scores.length; child++) scores[child] = scoreAt(columns[child] ?? [], bar);
      chooseFirst(scores, plan, chosen);
      ids[bar] = weighed.idOfChosen(bar, chosen);
    });
  }

  #blend(plan: BlendPlan, bars: Plane, ids: Uint32Array): void {
    const [first, second] = plan.branches.map((branch) =>
      branch.children.length === 0 ? NOTHING : this.#holdingsOf(branch),
    );
    const value = this.#inputs.valuesOf(plan.value);
    const idAt = (source: Holdings | WeighedBranch | undefined, bar: number) =>
      source instanceof WeighedBranch ? source.idAt(bar) : idIn(source, bar);
    forEachBar(bars, (bar) => {
      const blend = blendOf(value.at(bar), plan);
      ids[bar] = blended(idAt(first, bar), idAt(second, bar), blend, this.#columns.pool);
    });
  }

  /**
   * The parts of what the children of a branch hold, with what is due to them; `undefined` where they do not add up to
   * what the branch holds, because weights change or a child may hold nothing, or where there are no such parts.
   */
  #partsOf(branch: BranchPlan, bars: Plane): readonly WeighedPart[] | undefined {
    const division = divisionOf(branch, this.#columns.pool, this.#inputs);
    if (division.changesDaily || passesOn(branch) || this.#columns.pool.tickers.length > MOST_TICKERS) {
      return undefined;
    }
    const children = branch.children.map((child) => this.#childParts(child, bars));
    // The weights follow from which children hold something, and here all do.
    division.held.fill(1, 0, children.length);
    const weights = division.weightsAt(0);
    const parts: WeighedPart[] = [];
    for (const [child, some] of children.entries()) {
      if (some === undefined || some.some(({ id }) => id === NOTHING)) return undefined;
      for (const part of some) parts.push({ ...part, weight: weights[child] ?? 0 });
    }
    const fallback = weights[children.length] ?? 0;
    if (fallback > 0) parts.push({ bars, id: division.fallback, weight: fallback });
    return parts;
  }

  #childParts(node: number, bars: Plane): readonly Part[] | undefined {
    const plan = elementAt(this.#program.tables.nodes, node);
    if (plan.shape === "hold") return [{ bars, id: this.#columns.heldBy(node, plan) }];
    const column = this.#columns.of(node);
    return column.isOfParts ? column.parts : undefined;
  }
}
