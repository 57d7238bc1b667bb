import { elementAt } from "../../element.ts";
import {
  branchesOfPlan,
  indicatorsOfPlan,
  listsOfPlan,
  sidesOf,
  type Entries,
  type Tables,
} from "../program.ts";

/** What a program is made of whose root is a node: all entries of the tables that it refers to, directly or not. */
export function entriesOf(tables: Tables, root: number): Entries {
  const nodes = new Marks(root + 1);
  const lists = new Marks(tables.lists.length);
  const conditions = new Marks(tables.conditions.length);
  const cuts = new Marks(tables.cuts.length);
  const indicators = new Marks(tables.indicators.length);
  const series = new Marks(tables.series.length);
  nodes.add(root);
  nodes.eachDown((index) => {
    const plan = elementAt(tables.nodes, index);
    lists.addAll(listsOfPlan(plan));
    indicators.addAll(indicatorsOfPlan(plan));
    for (const { children } of branchesOfPlan(plan)) nodes.addAll(children);
  });
  lists.eachDown((index) => {
    for (const all of elementAt(tables.lists, index)) conditions.addAll(all);
  });
  conditions.eachDown((index) => {
    const plan = elementAt(tables.conditions, index);
    if (plan.kind === "streak") conditions.add(plan.of);
    if (plan.kind !== "comparison") return;
    indicators.addAll(sidesOf(plan));
    if (plan.right.kind === "threshold") cuts.add(plan.right.cut);
  });
  indicators.eachDown((index) => series.add(elementAt(tables.indicators, index).series));
  series.eachDown((index) => {
    const plan = elementAt(tables.series, index);
    if (plan.kind === "ratio") series.addAll([plan.numerator, plan.denominator]);
  });
  return {
    series: series.list(),
    indicators: indicators.list(),
    cuts: cuts.list(),
    conditions: conditions.list(),
    lists: lists.list(),
    nodes: nodes.list(),
  };
}

/** A set of indices below a number. */
class Marks {
  readonly #marked: Uint8Array;

  constructor(length: number) {
    this.#marked = new Uint8Array(length);
  }

  add(index: number): void {
    this.#marked[index] = 1;
  }

  addAll(indices: readonly number[]): void {
    for (const index of indices) this.#marked[index] = 1;
  }

  /** Visits the marked indices from the last to the first; it may mark earlier ones. */
  eachDown(visit: (index: number) => void): void {
    for (let index = this.#marked.length - 1; index >= 0; index--) {
      if (this.#marked[index] === 1) visit(index);
    }
  }

  /** Ascending. */
  list(): readonly number[] {
    const indices: number[] = [];
    for (const [index, mark] of this.#marked.entries()) if (mark === 1) indices.push(index);
    return indices;
  }
}
