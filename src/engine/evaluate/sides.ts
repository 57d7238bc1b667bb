import { elementAt } from "./element.ts";
import type { ConditionPlan, IndicatorPlan, Program } from "./program.ts";

type Comparison = Extract<ConditionPlan, { kind: "comparison" }>;

/** The comparison that a condition makes of a single day. */
export function comparisonIn(program: Program, plan: ConditionPlan): Comparison {
  return plan.kind === "comparison" ? plan : comparisonIn(program, elementAt(program.conditions, plan.of));
}

/** The indicators that a comparison reads, the left one first; `indicator` is the index in the program. */
export function sidesOf(
  program: Program,
  { left, right }: Comparison,
): readonly { readonly indicator: number; readonly plan: IndicatorPlan }[] {
  const indices = right.kind === "indicator" ? [left, right.indicator] : [left];
  return indices.map((indicator) => ({ indicator, plan: elementAt(program.indicators, indicator) }));
}
