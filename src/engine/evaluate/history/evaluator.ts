import type { BarTable } from "../../bars/types.ts";
import { decidesBeforeOpen, type Timing } from "../../timing.ts";
import { Evaluation } from "../evaluation.ts";
import type { Program, Tables } from "../program.ts";
import { readinessOf } from "../readiness.ts";
import { SeriesLibrary } from "../series-library.ts";
import { branchEquity } from "./branch-equity.ts";
import { EveryBar } from "./every-bar.ts";
import { NodeColumns } from "./node-columns.ts";
import { type FillingOptions, NodeFilling } from "./node-filling.ts";

/**
 * Evaluates programs of one set of tables on every bar of a table. What two of them have in common is computed once: if
 * more programs follow (`remembers`) everything is kept, which takes memory.
 */
export class Evaluator {
  readonly #tables: Tables;
  readonly #table: BarTable;
  readonly #remembers: boolean;
  readonly #library: SeriesLibrary;
  /** For decisions on the close, and before the open. */
  readonly #columns = new Map<boolean, EveryBar>();
  readonly #nodes = new Map<string, NodeColumns>();

  constructor(tables: Tables, table: BarTable, remembers = false) {
    this.#tables = tables;
    this.#table = table;
    this.#remembers = remembers;
    this.#library = new SeriesLibrary(tables, table, (program) => this.equityOf(program), true);
  }

  /** How many bytes everything that was computed takes. */
  get bytes(): number {
    let bytes = this.#library.bytes;
    for (const columns of this.#columns.values()) bytes += columns.bytes;
    for (const nodes of this.#nodes.values()) bytes += nodes.bytes;
    return bytes;
  }

  evaluate(program: Program, timing: Timing, options: FillingOptions = { byTicker: true }): Evaluation {
    const { dates } = this.#table;
    const beforeOpen = decidesBeforeOpen(timing);
    const seriesAt = (index: number) => this.#library.at(index);
    // The branches that it reads are evaluated first.
    for (const index of program.entries.series) seriesAt(index);
    const start = readinessOf(program, seriesAt, this.#table, timing);
    const columns = this.#columnsFor(beforeOpen);
    columns.compute(program);
    const nodes = this.#nodesFor(program, start, `${beforeOpen} ${options.byTicker}`);
    const inputs = {
      start,
      listFrom: (index: number) => columns.listAt(index),
      valuesOf: (index: number) => columns.valuesOf(index),
    };
    const root = new NodeFilling(program, nodes, inputs).run(options);
    return new Evaluation({ dates, root, allocations: nodes.pool, held: program.held, start });
  }

  /**
   * The equity of a branch at each close. It is simulated as a strategy of its own that decides on the close, whatever
   * the timing of the one that reads it.
   */
  equityOf(program: Program): Float64Array {
    return branchEquity(this.evaluate(program, "CC", { byTicker: false }), this.#table);
  }

  #columnsFor(beforeOpen: boolean): EveryBar {
    const known = this.#columns.get(beforeOpen);
    if (known !== undefined) return known;
    const columns = new EveryBar({
      tables: this.#tables,
      dates: this.#table.dates,
      beforeOpen,
      remembers: this.#remembers,
      seriesAt: (index) => this.#library.at(index),
    });
    this.#columns.set(beforeOpen, columns);
    return columns;
  }

  /**
   * The columns that a program's nodes may share with those before it: allocations have to know its tickers, and states
   * have to begin on its start. `use` is what they are for.
   */
  #nodesFor(program: Program, start: number, use: string): NodeColumns {
    const states = hasStates(program) ? start : null;
    const known = this.#nodes.get(use);
    if (this.#remembers && known?.accept(program, states) === true) return known;
    const before = this.#remembers && known !== undefined ? known.pool.tickers : [];
    const nodes = new NodeColumns({
      tickers: [...new Set([...before, ...program.held])].sort(),
      range: { from: 0, to: this.#table.dates.length },
      states,
      remembers: this.#remembers,
    });
    this.#nodes.set(use, nodes);
    return nodes;
  }
}

/** Whether what nodes hold depends on the bar on which states begin. */
function hasStates({ tables, entries }: Program): boolean {
  return entries.nodes.some((node) => {
    const plan = tables.nodes[node];
    return plan?.shape === "choose" && plan.choice.rule === "latch";
  });
}
