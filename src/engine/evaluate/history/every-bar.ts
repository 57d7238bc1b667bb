import type { BarRange } from "../../columns/bar-range.ts";
import { cutColumn } from "../../columns/cut-planes.ts";
import type { NumberColumn } from "../../columns/number-column.ts";
import { PlaneBook } from "../../columns/plane-book.ts";
import type { Plane } from "../../columns/plane.ts";
import type { TruthColumn } from "../../columns/truth-column.ts";
import { compareColumns, compareWithThreshold } from "../../conditions/compare.ts";
import { listPlane } from "../../conditions/condition-list.ts";
import { dateColumn, dayNumberOf } from "../../conditions/date-range.ts";
import { streakColumn } from "../../conditions/streak.ts";
import { elementAt } from "../../element.ts";
import type { PriceSeries } from "../../series/price-series.ts";
import { indicatorColumn } from "../indicator-column.ts";
import {
  type ComparisonPlan,
  type ConditionPlan,
  type IndicatorPlan,
  indicatorsOfPlan,
  type Program,
  sidesOf,
  type Tables,
} from "../program.ts";

/** What the columns of programs are computed from. */
export interface ColumnInputs {
  readonly tables: Tables;
  /** The dates of the bars, New York. */
  readonly dates: readonly string[];
  /** Whether decisions are made before the open, or on the close. */
  readonly beforeOpen: boolean;
  /** Whether other programs may follow, with other cuts of the same indicators. */
  readonly remembers: boolean;
  seriesAt(index: number): PriceSeries;
}

/**
 * The columns of indicators, conditions and lists of programs of one set of tables, on every bar. Each is computed once.
 * An indicator is cut into planes as soon as it is computed, and let go where nobody reads its values.
 */
export class EveryBar {
  readonly #inputs: ColumnInputs;
  readonly #range: BarRange;
  readonly #book = new PlaneBook();
  readonly #values: (NumberColumn | undefined)[] = [];
  readonly #known: (Plane | undefined)[] = [];
  /** By cut. */
  readonly #below: (Plane | undefined)[] = [];
  readonly #conditions: (TruthColumn | undefined)[] = [];
  readonly #lists: (Plane | undefined)[] = [];
  /** How many columns of values there are. */
  #kept = 0;
  #days: Uint16Array | undefined;

  constructor(inputs: ColumnInputs) {
    this.#inputs = inputs;
    this.#range = { from: 0, to: inputs.dates.length };
  }

  /** Computes what a program is made of, but for its nodes, as far as that was not done before. */
  compute(program: Program): void {
    const { tables, entries } = program;
    this.#computeIndicators(program);
    for (const index of entries.conditions) {
      this.#conditions[index] ??= this.#condition(elementAt(tables.conditions, index));
    }
    for (const index of entries.lists) {
      this.#lists[index] ??= listPlane(
        elementAt(tables.lists, index),
        this.#conditions,
        this.#range,
        this.#book,
      );
    }
  }

  /** How many bytes the columns take. */
  get bytes(): number {
    return this.#book.bytes + this.#kept * this.#range.to * Float64Array.BYTES_PER_ELEMENT;
  }

  /** The bars on which a list is true. */
  listAt(index: number): Plane {
    return elementAt(this.#lists, index);
  }

  /** The column of an indicator whose values nodes or comparisons read. */
  valuesOf(indicator: number): NumberColumn {
    return elementAt(this.#values, indicator);
  }

  #computeIndicators(program: Program): void {
    const { tables } = this.#inputs;
    const cuts = this.#missingCuts(program);
    const isRead = this.#inputs.remembers ? null : readIn(program);
    const missing = program.entries.indicators.filter(
      (index) =>
        this.#known[index] === undefined ||
        cuts[index] !== undefined ||
        (isRead?.[index] === 1 && this.#values[index] === undefined),
    );
    let last: IndicatorPlan | undefined;
    for (const index of bySeriesAndWindow(missing, tables)) {
      const plan = elementAt(tables.indicators, index);
      this.#forget(last, plan);
      last = plan;
      const series = this.#inputs.seriesAt(plan.series);
      const known = this.#values[index];
      const column = known ?? indicatorColumn(plan, series, this.#range, this.#inputs.beforeOpen);
      this.#cut(index, column, cuts[index] ?? []);
      if (isRead?.[index] === 0 || known !== undefined) continue;
      series.leave(column.values);
      this.#values[index] = column;
      this.#kept++;
    }
    this.#forget(last, undefined);
  }

  /** Lets go of what the indicators up to one have shared, as far as the next one does not share it. */
  #forget(last: IndicatorPlan | undefined, next: IndicatorPlan | undefined): void {
    if (last === undefined) return;
    const series = this.#inputs.seriesAt(last.series);
    if (last.series !== next?.series && !this.#inputs.remembers) series.forget();
    else if (last.series !== next?.series || last.window !== next.window) series.forgetWindows();
  }

  /** For each indicator its cuts that are not made, from the lowest to the highest. */
  #missingCuts({ entries, tables }: Program): readonly (number[] | undefined)[] {
    const cuts: (number[] | undefined)[] = [];
    for (const cut of entries.cuts) {
      if (this.#below[cut] !== undefined) continue;
      (cuts[elementAt(tables.cuts, cut).indicator] ??= []).push(cut);
    }
    const belowOf = (cut: number) => elementAt(tables.cuts, cut).below;
    for (const some of cuts) some?.sort((left, right) => belowOf(left) - belowOf(right));
    return cuts;
  }

  #cut(index: number, column: NumberColumn, cuts: readonly number[]): void {
    const known = (this.#known[index] ??= this.#book.plane(this.#range));
    const planes = cuts.map((cut) => (this.#below[cut] = this.#book.plane(this.#range)));
    const numbers = cuts.map((cut) => elementAt(this.#inputs.tables.cuts, cut).below);
    cutColumn(column, known, numbers, planes);
  }

  #condition(plan: ConditionPlan): TruthColumn {
    switch (plan.kind) {
      case "streak":
        return streakColumn(elementAt(this.#conditions, plan.of), plan.days, this.#range, this.#book);
      case "date":
        this.#days ??= Uint16Array.from(this.#inputs.dates, dayNumberOf);
        return dateColumn(this.#days, plan.from, plan.to, this.#range, this.#book);
      case "comparison":
        return this.#comparison(plan);
    }
  }

  #comparison({ left, comparator, right }: ComparisonPlan): TruthColumn {
    if (right.kind === "threshold") {
      const sides = { known: elementAt(this.#known, left), below: elementAt(this.#below, right.cut) };
      return compareWithThreshold(sides, comparator, this.#range, this.#book);
    }
    const [column, other] = [this.valuesOf(left), this.valuesOf(right.indicator)];
    return compareColumns(column, other, comparator, this.#range, this.#book);
  }
}

/** With a 1 for each indicator whose values are read, by a comparison of two or by a node, and not its cuts alone. */
function readIn({ tables, entries }: Program): Uint8Array {
  const isRead = new Uint8Array(tables.indicators.length);
  for (const index of entries.conditions) {
    const plan = elementAt(tables.conditions, index);
    if (plan.kind !== "comparison" || plan.right.kind === "threshold") continue;
    for (const side of sidesOf(plan)) isRead[side] = 1;
  }
  for (const index of entries.nodes) {
    for (const indicator of indicatorsOfPlan(elementAt(tables.nodes, index))) isRead[indicator] = 1;
  }
  return isRead;
}

/** Indicators of one series follow each other, and of these those of one window: they share columns, which are then let go. */
function bySeriesAndWindow(indices: readonly number[], { indicators }: Tables): readonly number[] {
  return indices.toSorted((left, right) => {
    const [one, other] = [elementAt(indicators, left), elementAt(indicators, right)];
    return one.series - other.series || one.window - other.window;
  });
}
