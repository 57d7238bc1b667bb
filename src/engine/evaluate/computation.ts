import type { BarTable } from "../bars/types.ts";
import type { BarRange } from "../columns/bar-range.ts";
import type { NumberColumn } from "../columns/number-column.ts";
import type { TruthColumn } from "../columns/truth-column.ts";
import { compareColumns } from "../conditions/compare.ts";
import { listColumn } from "../conditions/condition-list.ts";
import { dateColumn, dayNumberOf } from "../conditions/date-range.ts";
import { streakColumn } from "../conditions/streak.ts";
import type { PriceSeries } from "../series/price-series.ts";
import { decidesBeforeOpen, type Timing } from "../timing.ts";
import { AllocationPool } from "./allocation-pool.ts";
import { type Demand, demandOf } from "./demand.ts";
import { elementAt } from "./element.ts";
import { indicatorColumn } from "./indicator-column.ts";
import type { NodeColumn } from "./node-column.ts";
import { nodeColumn, type NodeInputs } from "./node-columns.ts";
import { branchesOfPlan, type ConditionPlan, type Program, type Step } from "./program.ts";
import { readinessOf } from "./readiness.ts";
import type { SeriesLibrary } from "./series-library.ts";

/**
 * Runs a program's steps in order, each on the bars that its readers ask for, so that every distinct indicator,
 * condition and sub-tree is one column.
 */
export class Computation implements NodeInputs {
  readonly program: Program;
  readonly table: BarTable;
  readonly timing: Timing;
  readonly range: BarRange;
  readonly pool: AllocationPool;
  readonly series: readonly PriceSeries[];
  /** Entries that nothing in the range asks for, or nothing any more, are not in the lists below. */
  readonly indicators: (NumberColumn | undefined)[] = [];
  readonly conditions: (TruthColumn | undefined)[] = [];
  readonly lists: (TruthColumn | undefined)[] = [];
  readonly nodes: (NodeColumn | undefined)[] = [];
  readonly #lastParents: readonly number[];
  #start: number | undefined;
  #days: Uint16Array | undefined;

  /** `range` are the bars whose decisions are asked for; it ends with the table's last bar. */
  constructor(program: Program, library: SeriesLibrary, timing: Timing, range: BarRange) {
    this.program = program;
    this.table = library.table;
    this.timing = timing;
    this.range = range;
    this.pool = new AllocationPool(program.held);
    this.series = library.of(program);
    this.#lastParents = lastParentsOf(program);
    const demand = demandOf(program, range.from, () => this.start);
    for (const step of program.steps) this.#run(step, demand);
  }

  /** The first bar on which everything is filled, which altExits begin on; Infinity when there is none. */
  get start(): number {
    this.#start ??= readinessOf(this.program, this.series, this.table, this.timing);
    return this.#start;
  }

  /** What the strategy holds on each bar of the range. */
  get root(): NodeColumn {
    return elementAt(this.nodes, this.nodes.length - 1);
  }

  #run({ table, index }: Step, demand: Demand): void {
    const from = elementAt(demand[table], index);
    if (from === Infinity) return;
    const range = { from, to: this.range.to };
    switch (table) {
      case "indicators": {
        const plan = elementAt(this.program.indicators, index);
        const series = elementAt(this.series, plan.series);
        this.indicators[index] = indicatorColumn(plan, series, range, decidesBeforeOpen(this.timing));
        break;
      }
      case "conditions":
        this.conditions[index] = this.#condition(elementAt(this.program.conditions, index), range);
        break;
      case "lists":
        this.lists[index] = listColumn(elementAt(this.program.lists, index), this.conditions, range);
        break;
      case "nodes":
        this.nodes[index] = nodeColumn(elementAt(this.program.nodes, index), this, range);
        this.#releaseChildren(index);
        break;
    }
  }

  /** Lets go of what no later node reads. The trace of a single bar still asks what every node held on it. */
  #releaseChildren(parent: number): void {
    if (this.range.to - this.range.from === 1) return;
    for (const { children } of branchesOfPlan(elementAt(this.program.nodes, parent))) {
      for (const child of children) if (this.#lastParents[child] === parent) this.nodes[child] = undefined;
    }
  }

  #condition(plan: ConditionPlan, range: BarRange): TruthColumn {
    switch (plan.kind) {
      case "streak":
        return streakColumn(elementAt(this.conditions, plan.of), plan.days, range);
      case "date":
        this.#days ??= Uint16Array.from(this.table.dates, dayNumberOf);
        return dateColumn(this.#days, plan.from, plan.to, range);
      case "comparison": {
        const { left, comparator, right } = plan;
        const rightSide =
          right.kind === "threshold" ? right.value : elementAt(this.indicators, right.indicator);
        return compareColumns(elementAt(this.indicators, left), rightSide, comparator, range);
      }
    }
  }
}

/** For each node of a program the last one that it is a child of. */
function lastParentsOf({ nodes }: Program): readonly number[] {
  const last: number[] = [];
  for (const [parent, plan] of nodes.entries()) {
    for (const { children } of branchesOfPlan(plan)) for (const child of children) last[child] = parent;
  }
  return last;
}
