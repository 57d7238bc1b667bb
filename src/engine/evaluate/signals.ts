import type { BarTable } from "../bars/types.ts";
import { compareColumns } from "../conditions/compare.ts";
import { listColumn } from "../conditions/condition-list.ts";
import { streakColumn } from "../conditions/streak.ts";
import { elementAt } from "./element.ts";
import type { ConditionPlan, IndicatorPlan, Program, Signals } from "./program.ts";

/** Every distinct indicator, condition and list of a program as a column over all bars of a table. */
export interface SignalColumns extends Signals {
  /** In the unit of the indicator; NaN is unknown. */
  readonly indicators: readonly Float64Array[];
  /** Truth codes. */
  readonly conditions: readonly Uint8Array[];
}

/** Computes a program's signals. A ticker that the table lacks is unknown on every bar. */
export function signalColumns(program: Program, table: BarTable): SignalColumns {
  const bars = table.dates.length;
  const indicators = program.indicators.map((plan) => indicatorColumn(plan, table));
  const conditions: Uint8Array[] = [];
  for (const plan of program.conditions) conditions.push(conditionColumn(plan, indicators, conditions));
  const lists = program.lists.map((alternatives) => listColumn(alternatives, conditions, bars));
  return { indicators, conditions, lists };
}

function indicatorColumn({ definition, ticker, window }: IndicatorPlan, table: BarTable): Float64Array {
  const bars = table.columns.get(ticker);
  if (bars === undefined) return new Float64Array(table.dates.length).fill(NaN);
  return definition.compute(bars, window);
}

function conditionColumn(
  plan: ConditionPlan,
  indicators: readonly Float64Array[],
  earlier: readonly Uint8Array[],
): Uint8Array {
  if (plan.kind === "streak") return streakColumn(elementAt(earlier, plan.of), plan.days);
  const { left, comparator, right } = plan;
  const rightSide = right.kind === "threshold" ? right.value : elementAt(indicators, right.indicator);
  return compareColumns(elementAt(indicators, left), rightSide, comparator);
}
