import { type Plane, setBits } from "../../columns/plane.ts";
import { elementAt } from "../../element.ts";
import { passesOn } from "../allocation/branch-division.ts";
import type { ChoiceInputs } from "../allocation/choices.ts";
import {
  type BlendPlan,
  type BranchPlan,
  branchesOfPlan,
  type NodePlan,
  type Program,
  type RankPlan,
} from "../program.ts";
import { chosenBars } from "./chosen-bars.ts";
import type { NodeColumn } from "./node-column.ts";
import type { NodeColumns } from "./node-columns.ts";

/** Some bars of a node's column, and what they are filled with: what a node or a branch holds. */
export interface Fill {
  readonly column: NodeColumn;
  readonly bars: Plane;
  readonly source: Source;
}

/** An id, or what it is computed from. */
export type Source = number | BranchSource | RankPlan | BlendPlan;

export interface BranchSource {
  readonly shape: "branch";
  readonly branch: BranchPlan;
}

/**
 * Follows the bars of a program from the root down: a choice sends each to the branch that it chose. Nodes that are
 * reached in one way only have no column: what they pass on is filled into the column of the node above them that has
 * one, on the bars that came through. Columns have the root, the children of branches that weigh, rank or blend, and
 * nodes with several parents. Bars that a column is made for are not followed again.
 */
export class BarRoutes {
  readonly #program: Program;
  readonly #root: NodeColumn;
  readonly #columns: NodeColumns;
  readonly #inputs: ChoiceInputs;
  readonly #hasColumn: Uint8Array;
  /** The bars that reach each node and are not made. */
  readonly #bars: (Plane | undefined)[] = [];
  /** The column that each node without one fills. */
  readonly #above: (NodeColumn | undefined)[] = [];
  readonly #fills: Fill[] = [];

  /** `root` is the column of the program's root. */
  constructor(program: Program, root: NodeColumn, columns: NodeColumns, inputs: ChoiceInputs) {
    this.#program = program;
    this.#root = root;
    this.#columns = columns;
    this.#inputs = inputs;
    this.#hasColumn = columnsAmong(program);
  }

  /** What columns have to be filled with, each fill after those that it reads. */
  fills(): readonly Fill[] {
    const { root, entries, tables } = this.#program;
    const all = this.#plane();
    setBits(all, this.#columns.range);
    this.#ask(root, all);
    for (let place = entries.nodes.length - 1; place >= 0; place--) {
      const node = elementAt(entries.nodes, place);
      const bars = this.#bars[node];
      if (bars !== undefined) this.#follow(node, elementAt(tables.nodes, node), bars);
    }
    return this.#fills.toReversed();
  }

  /** Asks for the column of a node on some bars. */
  #ask(node: number, bars: Plane): void {
    const { made } = this.#columnOf(node);
    const asked = (this.#bars[node] ??= this.#plane());
    for (let word = bars.firstWord; word < bars.endWord; word++) {
      const missing = (bars.words[bars.at + word] ?? 0) & ~(made.words[made.at + word] ?? 0);
      asked.words[asked.at + word] = (asked.words[asked.at + word] ?? 0) | missing;
    }
  }

  /** Sends the bars that reach a node on to its children. */
  #follow(node: number, plan: NodePlan, bars: Plane): void {
    if (isEmpty(bars)) return;
    const column = this.#columnFor(node, bars);
    switch (plan.shape) {
      case "hold":
        this.#fills.push({ column, bars, source: this.#columns.heldBy(node, plan) });
        break;
      case "choose": {
        const routes = chosenBars(plan, bars, this.#columns.range, this.#inputs, this.#columns.book);
        for (const [place, route] of routes.entries()) {
          this.#passOn(elementAt(plan.branches, place), route, column);
        }
        break;
      }
      case "rank":
      case "blend":
        this.#fills.push({ column, bars, source: plan });
        for (const { children } of branchesOfPlan(plan)) this.#askAll(children, bars);
        break;
    }
  }

  #columnFor(node: number, bars: Plane): NodeColumn {
    if (this.#hasColumn[node] !== 1) return elementAt(this.#above, node);
    const column = this.#columnOf(node);
    addBits(column.made, bars);
    return column;
  }

  /** Sends bars that a branch was chosen on to its children. */
  #passOn(branch: BranchPlan, bars: Plane, column: NodeColumn): void {
    if (isEmpty(bars)) return;
    const [child] = branch.children;
    const plan = child === undefined ? undefined : this.#program.tables.nodes[child];
    if (child === undefined || plan === undefined || !passesOn(branch)) {
      this.#fills.push({ column, bars, source: { shape: "branch", branch } });
      this.#askAll(branch.children, bars);
    } else if (plan.shape === "hold") {
      this.#fills.push({ column, bars, source: this.#columns.heldBy(child, plan) });
    } else if (this.#hasColumn[child] === 1) {
      this.#fills.push({ column, bars, source: { shape: "branch", branch } });
      this.#ask(child, bars);
    } else {
      this.#bars[child] = bars;
      this.#above[child] = column;
    }
  }

  #askAll(nodes: readonly number[], bars: Plane): void {
    for (const node of nodes) {
      if (elementAt(this.#program.tables.nodes, node).shape !== "hold") this.#ask(node, bars);
    }
  }

  #columnOf(node: number): NodeColumn {
    return node === this.#program.root ? this.#root : this.#columns.of(node);
  }

  #plane(): Plane {
    return this.#columns.book.plane(this.#columns.range);
  }
}

/** With a 1 for each node that has a column of its own. */
function columnsAmong({ root, entries, tables }: Program): Uint8Array {
  const hasParent = new Uint8Array(root + 1);
  const hasColumn = new Uint8Array(root + 1);
  hasColumn[root] = 1;
  for (const node of entries.nodes) {
    const plan = elementAt(tables.nodes, node);
    for (const branch of branchesOfPlan(plan)) {
      const isPassage = plan.shape === "choose" && passesOn(branch);
      for (const child of branch.children) {
        if (!isPassage || hasParent[child] === 1) hasColumn[child] = 1;
        hasParent[child] = 1;
      }
    }
  }
  return hasColumn;
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
