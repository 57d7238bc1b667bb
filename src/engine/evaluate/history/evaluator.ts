import type { BarTable } from "../../bars/types.ts";
import { decidesBeforeOpen, type Timing } from "../../timing.ts";
import { AllocationPool } from "../allocation/allocation-pool.ts";
import type { Program, Tables } from "../program.ts";
import { readinessOf } from "../readiness.ts";
import { SeriesLibrary } from "../series-library.ts";
import { branchEquity } from "./branch-equity.ts";
import { EveryBar } from "./every-bar.ts";
import { Evaluation } from "../evaluation.ts";
import { NodeColumns } from "./node-columns.ts";
import { type FillingOptions, NodeFilling } from "./node-filling.ts";

/** Evaluates programs of one set of tables on every bar of a table. What two of them have in common is computed once. */
export class Evaluator {
  readonly #library: SeriesLibrary;
  readonly #tables: Tables;
  readonly #table: BarTable;
  /** For decisions on the close and before the open. */
  readonly #columns = new Map<boolean, EveryBar>();

  constructor(tables: Tables, table: BarTable) {
    this.#tables = tables;
    this.#table = table;
    this.#library = new SeriesLibrary(tables, table, (program) => this.equityOf(program), true);
  }

  evaluate(program: Program, timing: Timing, options: FillingOptions = { byTicker: true }): Evaluation {
    const { dates } = this.#table;
    const seriesAt = (index: number) => this.#library.at(index);
    // The branches that it reads are evaluated first.
    for (const index of program.entries.series) seriesAt(index);
    const start = readinessOf(program, seriesAt, this.#table, timing);
    const columns = this.#columnsFor(decidesBeforeOpen(timing));
    columns.compute(program);
    const nodes = new NodeColumns(new AllocationPool(program.held), { from: 0, to: dates.length });
    const inputs = {
      start,
      listFrom: (index: number) => columns.listAt(index),
      valuesOf: (index: number) => columns.valuesOf(index),
    };
    const root = new NodeFilling(program, nodes, inputs).run(options);
    return new Evaluation({ dates, root, allocations: nodes.pool, held: program.held, start });
  }

  #columnsFor(beforeOpen: boolean): EveryBar {
    const known = this.#columns.get(beforeOpen);
    if (known !== undefined) return known;
    const columns = new EveryBar({
      tables: this.#tables,
      dates: this.#table.dates,
      beforeOpen,
      seriesAt: (index) => this.#library.at(index),
    });
    this.#columns.set(beforeOpen, columns);
    return columns;
  }

  /**
   * The equity of a branch at each close. It is simulated as a strategy of its own that decides on the close, whatever
   * the timing of the one that reads it.
   */
  equityOf(program: Program): Float64Array {
    return branchEquity(this.evaluate(program, "CC", { byTicker: false }), this.#table);
  }
}
