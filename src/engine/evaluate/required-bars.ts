import { lookBack } from "../conditions/comparator.ts";
import type { IndicatorDefinition } from "../indicators/definition.ts";
import { volatilityBars } from "../weighting/volatility.ts";
import type { ConditionPlan, Program } from "./program.ts";
import { comparisonIn, sidesOf } from "./sides.ts";

type BarsOfIndicator = (definition: IndicatorDefinition, window: number) => number;

/**
 * The bars that a program needs at least, the decision's own included, until every indicator, look-back and
 * volatility window in it is filled. With fewer, conditions are unknown because of warm-up.
 */
export function warmUpBars(program: Program): number {
  return barsNeeded(program, (definition, window) => definition.requiredBars(window));
}

/**
 * The bars after which the start of the history no longer matters: every recursive indicator is within one
 * part in a million of what a longer history would give. Load this many, so that live decisions and backtests
 * agree. Never fewer than `warmUpBars`.
 */
export function settledBars(program: Program): number {
  return barsNeeded(program, (definition, window) => definition.settledBars(window));
}

function barsNeeded(program: Program, barsOf: BarsOfIndicator): number {
  let most = 1;
  for (const condition of program.conditions) {
    most = Math.max(most, barsOfCondition(program, condition, barsOf));
  }
  for (const { branches } of program.nodes) {
    for (const { weighting } of branches) {
      if ("volWindow" in weighting) most = Math.max(most, volatilityBars(weighting.volWindow));
    }
  }
  return most;
}

function barsOfCondition(program: Program, condition: ConditionPlan, barsOf: BarsOfIndicator): number {
  const comparison = comparisonIn(program, condition);
  const sides = sidesOf(program, comparison).map(({ plan }) => barsOf(plan.definition, plan.window));
  const days = condition.kind === "streak" ? condition.days : 1;
  return Math.max(...sides) + lookBack(comparison.comparator) + days - 1;
}
