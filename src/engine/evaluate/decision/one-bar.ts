import type { BarTable } from "../../bars/types.ts";
import { cutColumn } from "../../columns/cut-planes.ts";
import type { NumberColumn } from "../../columns/number-column.ts";
import { PlaneBook } from "../../columns/plane-book.ts";
import type { Plane } from "../../columns/plane.ts";
import type { TruthColumn } from "../../columns/truth-column.ts";
import { lookBack } from "../../conditions/comparator.ts";
import { compareColumns, compareWithThreshold } from "../../conditions/compare.ts";
import { listPlane } from "../../conditions/condition-list.ts";
import { dateColumn, dayNumberOf } from "../../conditions/date-range.ts";
import { streakColumn } from "../../conditions/streak.ts";
import { elementAt } from "../../element.ts";
import { decidesBeforeOpen, type Timing } from "../../timing.ts";
import { AllocationPool } from "../allocation/allocation-pool.ts";
import { indicatorColumn } from "../indicator-column.ts";
import type { ComparisonPlan, Program, Tables } from "../program.ts";
import { readinessOf } from "../readiness.ts";
import type { SeriesLibrary } from "../series-library.ts";
import { FromBar } from "./from-bar.ts";
import { type DecisionInputs, HeldAtBar } from "./held-at-bar.ts";

/**
 * What the decision on the last bar of a table asks for, each entry of the program computed when it is asked for, and
 * only from the bar on that it is asked for: a streak asks for its days, a crossing for a bar more, the state of an
 * altExit for all bars since it began.
 */
export class OneBar implements DecisionInputs {
  readonly program: Program;
  readonly tables: Tables;
  readonly table: BarTable;
  readonly bar: number;
  readonly library: SeriesLibrary;
  readonly pool: AllocationPool;
  readonly held = new HeldAtBar(this);
  readonly #timing: Timing;
  readonly #book = new PlaneBook();
  readonly #indicators = new FromBar<NumberColumn>((index, from) => this.#indicator(index, from));
  readonly #conditions = new FromBar<TruthColumn>((index, from) => this.#condition(index, from));
  readonly #lists = new FromBar<Plane>((index, from) => this.#list(index, from));
  #start: number | undefined;

  constructor(program: Program, table: BarTable, library: SeriesLibrary, timing: Timing) {
    this.program = program;
    this.tables = program.tables;
    this.table = table;
    this.library = library;
    this.bar = table.dates.length - 1;
    this.pool = new AllocationPool(program.held);
    this.#timing = timing;
  }

  /** The first bar on which everything is filled, which altExits begin on; Infinity when there is none. */
  get start(): number {
    return (this.#start ??= readinessOf(
      this.program,
      (index) => this.library.at(index),
      this.table,
      this.#timing,
    ));
  }

  /** The column of an indicator from a bar on, or from earlier. */
  indicatorFrom(index: number, from: number): NumberColumn {
    return this.#indicators.get(index, from);
  }

  /** The column of a condition from a bar on, or from earlier. */
  conditionFrom(index: number, from: number): TruthColumn {
    return this.#conditions.get(index, from);
  }

  listFrom(index: number, from: number): Plane {
    return this.#lists.get(index, from);
  }

  valuesOf(indicator: number): NumberColumn {
    return this.indicatorFrom(indicator, this.bar);
  }

  #indicator(index: number, from: number): NumberColumn {
    const plan = elementAt(this.tables.indicators, index);
    const range = { from, to: this.bar + 1 };
    return indicatorColumn(plan, this.library.at(plan.series), range, decidesBeforeOpen(this.#timing));
  }

  #condition(index: number, from: number): TruthColumn {
    const plan = elementAt(this.tables.conditions, index);
    const range = { from, to: this.bar + 1 };
    switch (plan.kind) {
      case "streak": {
        const of = this.conditionFrom(plan.of, Math.max(0, from - plan.days + 1));
        return streakColumn(of, plan.days, range, this.#book);
      }
      case "date": {
        const days = new Uint16Array(range.to);
        for (let bar = from; bar < range.to; bar++) days[bar] = dayNumberOf(this.table.dates[bar] ?? "");
        return dateColumn(days, plan.from, plan.to, range, this.#book);
      }
      case "comparison":
        return this.#comparison(plan, from);
    }
  }

  #comparison({ left, comparator, right }: ComparisonPlan, from: number): TruthColumn {
    const first = Math.max(0, from - lookBack(comparator));
    const range = { from, to: this.bar + 1 };
    const column = this.indicatorFrom(left, first);
    if (right.kind === "indicator") {
      return compareColumns(
        column,
        this.indicatorFrom(right.indicator, first),
        comparator,
        range,
        this.#book,
      );
    }
    const reach = { from: first, to: this.bar + 1 };
    const cut = { known: this.#book.plane(reach), below: this.#book.plane(reach) };
    cutColumn(column, cut.known, [elementAt(this.tables.cuts, right.cut).below], [cut.below]);
    return compareWithThreshold(cut, comparator, range, this.#book);
  }

  #list(index: number, from: number): Plane {
    const alternatives = elementAt(this.tables.lists, index);
    const conditions: TruthColumn[] = [];
    for (const condition of alternatives.flat()) conditions[condition] = this.conditionFrom(condition, from);
    return listPlane(alternatives, conditions, { from, to: this.bar + 1 }, this.#book);
  }
}
