import { PlaneBook } from "../../columns/plane-book.ts";
import { type Plane, setBits } from "../../columns/plane.ts";
import { elementAt } from "../../element.ts";
import { NOTHING } from "../allocations.ts";
import { passesOn } from "../allocation/branch-division.ts";
import { blended, blendOf } from "../allocation/blending.ts";
import { chooseFirst, scoreAt } from "../allocation/ranking.ts";
import { divisionOf, type NodeInputs } from "../allocation/node-inputs.ts";
import { type Holdings, WeighedBranch } from "../allocation/weighed-branch.ts";
import {
  type BlendPlan,
  type BranchPlan,
  branchesOfPlan,
  type ChoosePlan,
  type NodePlan,
  type Program,
  type RankPlan,
} from "../program.ts";
import type { NodeColumns } from "./node-columns.ts";
import { forEachBar, chosenBars } from "./chosen-bars.ts";

/** What a node holds at a bar, as an id: always the same, or by bar. */
type Source = number | ((bar: number) => number);

/** Some bars of a node's column, and what they are filled with. */
interface Fill {
  readonly ids: Uint32Array;
  readonly bars: Plane;
  readonly source: Source;
}

/**
 * Computes what a program holds on every bar. From the root down it follows the bars: a choice sends each to the
 * branch that it chose. Nodes that are reached in one way only have no column: what they pass on is filled into the
 * column of the node above them that has one, on the bars that came through. Columns have the root, the children of
 * branches that weigh, rank or blend, and nodes with several parents; they are filled from the leaves up.
 */
export class NodeFilling {
  readonly #program: Program;
  readonly #columns: NodeColumns;
  readonly #inputs: NodeInputs;
  readonly #book = new PlaneBook();
  readonly #hasColumn: Uint8Array;
  /** The bars that reach each node and are not made. */
  readonly #bars: (Plane | undefined)[] = [];
  /** For each node without a column that of the node above it. */
  readonly #above: (Uint32Array | undefined)[] = [];
  readonly #fills: Fill[] = [];

  constructor(program: Program, columns: NodeColumns, inputs: NodeInputs) {
    this.#program = program;
    this.#columns = columns;
    this.#inputs = inputs;
    this.#hasColumn = columnsAmong(program);
  }

  /** The ids of what the program holds on every bar. */
  run(): Uint32Array {
    const { root, entries, tables } = this.#program;
    const all = this.#book.plane(this.#columns.range);
    setBits(all, this.#columns.range);
    this.#reach(root, all);
    for (let place = entries.nodes.length - 1; place >= 0; place--) {
      const node = elementAt(entries.nodes, place);
      const bars = this.#bars[node];
      if (bars !== undefined) this.#follow(node, elementAt(tables.nodes, node), bars);
    }
    // Those of later nodes read what those of earlier ones fill.
    for (const { ids, bars, source } of this.#fills.toReversed()) {
      if (typeof source === "number") forEachBar(bars, (bar) => (ids[bar] = source));
      else forEachBar(bars, (bar) => (ids[bar] = source(bar)));
    }
    return this.#columns.of(root).ids;
  }

  /** Asks for the column of a node on some bars. */
  #reach(node: number, bars: Plane): void {
    const { made } = this.#columns.of(node);
    const asked = (this.#bars[node] ??= this.#book.plane(this.#columns.range));
    for (let word = bars.firstWord; word < bars.endWord; word++) {
      const missing = (bars.words[bars.at + word] ?? 0) & ~(made.words[made.at + word] ?? 0);
      asked.words[asked.at + word] = (asked.words[asked.at + word] ?? 0) | missing;
    }
  }

  /** Sends the bars that reach a node on to its children, and notes what they are filled with. */
  #follow(node: number, plan: NodePlan, bars: Plane): void {
    const ids = this.#hasColumn[node] === 1 ? this.#startColumn(node, bars) : elementAt(this.#above, node);
    switch (plan.shape) {
      case "hold":
        this.#fills.push({ ids, bars, source: this.#columns.heldBy(node, plan) });
        break;
      case "choose":
        for (const [place, route] of this.#routes(plan, bars).entries()) {
          this.#passOn(elementAt(plan.branches, place), route, ids);
        }
        break;
      case "rank":
        this.#fills.push({ ids, bars, source: this.#ranked(plan, bars) });
        break;
      case "blend":
        this.#fills.push({ ids, bars, source: this.#blended(plan, bars) });
        break;
    }
  }

  #startColumn(node: number, bars: Plane): Uint32Array {
    const { ids, made } = this.#columns.of(node);
    addBits(made, bars);
    return ids;
  }

  #routes(plan: ChoosePlan, bars: Plane): readonly Plane[] {
    return chosenBars(plan, bars, this.#columns.range, this.#inputs, this.#book);
  }

  #passOn(branch: BranchPlan, bars: Plane, ids: Uint32Array): void {
    if (isEmpty(bars)) return;
    const [child] = branch.children;
    if (child !== undefined && passesOn(branch) && !this.#hasHoldings(child)) {
      this.#bars[child] = bars;
      this.#above[child] = ids;
    } else {
      this.#fills.push({ ids, bars, source: this.#sourceOf(branch, bars) });
    }
  }

  /** What a branch holds on some bars. */
  #sourceOf(branch: BranchPlan, bars: Plane): Source {
    const children = this.#holdingsOf(branch, bars);
    const [first = NOTHING] = children;
    if (children.length > 0 && !passesOn(branch)) {
      const weighed = new WeighedBranch(divisionOf(branch, this.#columns.pool, this.#inputs), children);
      return (bar) => weighed.idAt(bar);
    }
    return typeof first === "number" ? first : (bar) => first[bar] ?? NOTHING;
  }

  #ranked(plan: RankPlan, bars: Plane): Source {
    const division = divisionOf(plan.branch, this.#columns.pool, this.#inputs);
    const weighed = new WeighedBranch(division, this.#holdingsOf(plan.branch, bars));
    const columns = plan.scores.map((indices) => indices.map((index) => this.#inputs.valuesOf(index)));
    const scores = new Float64Array(columns.length);
    const chosen = new Uint8Array(columns.length);
    return (bar) => {
      for (let child = 0; child < scores.length; child++) scores[child] = scoreAt(columns[child] ?? [], bar);
      chooseFirst(scores, plan, chosen);
      return weighed.idAt(bar, chosen);
    };
  }

  #blended(plan: BlendPlan, bars: Plane): Source {
    const [first, second] = plan.branches.map((branch) => this.#sourceOf(branch, bars));
    const value = this.#inputs.valuesOf(plan.value);
    const { pool } = this.#columns;
    return (bar) => blended(idAt(first, bar), idAt(second, bar), blendOf(value.at(bar), plan), pool);
  }

  /** What the children of a branch hold; on some bars, where that is not always the same. */
  #holdingsOf({ children }: BranchPlan, bars: Plane): readonly Holdings[] {
    return children.map((child) => {
      const plan = elementAt(this.#program.tables.nodes, child);
      if (plan.shape === "hold") return this.#columns.heldBy(child, plan);
      this.#reach(child, bars);
      return this.#columns.of(child).ids;
    });
  }

  /** Whether a node holds always the same, or has a column. */
  #hasHoldings(node: number): boolean {
    return this.#hasColumn[node] === 1 || elementAt(this.#program.tables.nodes, node).shape === "hold";
  }
}

/** With a 1 for each node that has a column of its own. */
function columnsAmong({ root, entries, tables }: Program): Uint8Array {
  const parents = new Uint8Array(root + 1);
  const hasColumn = new Uint8Array(root + 1);
  hasColumn[root] = 1;
  for (const node of entries.nodes) {
    const plan = elementAt(tables.nodes, node);
    for (const branch of branchesOfPlan(plan)) {
      const isPassage = plan.shape === "choose" && passesOn(branch);
      for (const child of branch.children) {
        if (!isPassage || parents[child] === 1) hasColumn[child] = 1;
        parents[child] = 1;
      }
    }
  }
  return hasColumn;
}

function idAt(source: Source | undefined, bar: number): number {
  return typeof source === "function" ? source(bar) : (source ?? NOTHING);
}

function isEmpty({ words, at, firstWord, endWord }: Plane): boolean {
  for (let word = firstWord; word < endWord; word++) if (words[at + word] !== 0) return false;
  return true;
}

function addBits(into: Plane, bits: Plane): void {
  for (let word = bits.firstWord; word < bits.endWord; word++) {
    into.words[into.at + word] = (into.words[into.at + word] ?? 0) | (bits.words[bits.at + word] ?? 0);
  }
}
