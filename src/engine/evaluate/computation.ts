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
import type { ConditionPlan, Program, Step } from "./program.ts";
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
  /** Entries that nothing in the range asks for stay out of the lists below. */
  readonly indicators: (NumberColumn | undefined)[] = [];
  readonly conditions: (TruthColumn | undefined)[] = [];
  readonly lists: (TruthColumn | undefined)[] = [];
  readonly nodes: (NodeColumn | undefined)[] = [];
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
        break;
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
