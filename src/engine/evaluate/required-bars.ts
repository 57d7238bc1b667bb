import { lookBack } from "../conditions/comparator.ts";
import type { IndicatorDefinition } from "../indicators/definition.ts";
import { elementAt } from "./element.ts";
import {
  branchesOfPlan,
  indicatorsOfPlan,
  listsOfPlan,
  type NodePlan,
  type Program,
  sidesOf,
  type Step,
} from "./program.ts";

/**
 * The bars that a program needs at least, the decision's own included, until every indicator, look-back and
 * volatility window in it is filled. With fewer, conditions are unknown because of warm-up.
 */
export function warmUpBars(program: Program): number {
  return barsNeeded(program, (definition, window) => definition.requiredBars(window), 0);
}

/**
 * The bars after which the start of the history no longer matters: every recursive indicator is within one
 * part in a million of what a longer history would give. Load this many, so that live decisions and backtests
 * agree. Never fewer than `warmUpBars`. Infinity where that never comes: the state of an altExit, the equity of a
 * branch and indicators over the whole history go back to its first bar.
 */
export function settledBars(program: Program): number {
  return barsNeeded(program, (definition, window) => definition.settledBars(window), Infinity);
}

/** `path` is what anything needs whose value depends on everything since its start; `programs` remembers branches. */
function barsNeeded(
  program: Program,
  barsOf: (definition: IndicatorDefinition, window: number) => number,
  path: number,
  programs = new Map<Program, number>(),
): number {
  const known = programs.get(program);
  if (known !== undefined) return known;
  const bars: Record<Step["table"], number[]> = {
    indicators: [],
    conditions: [],
    lists: [],
    nodes: [],
  };
  const most = (entries: readonly number[], indices: readonly number[]) =>
    indices.reduce((longest, index) => Math.max(longest, elementAt(entries, index)), 1);
  const ofStep: Record<Step["table"], (index: number) => number> = {
    indicators(index) {
      const { definition, series, window } = elementAt(program.indicators, index);
      const plan = elementAt(program.series, series);
      const before =
        plan.kind === "branch" ? Math.max(path, barsNeeded(plan.program, barsOf, path, programs)) : 1;
      return barsOf(definition, window) + before - 1;
    },
    conditions(index) {
      const plan = elementAt(program.conditions, index);
      if (plan.kind === "date") return 1;
      if (plan.kind === "streak") return elementAt(bars.conditions, plan.of) + plan.days - 1;
      return most(bars.indicators, sidesOf(plan)) + lookBack(plan.comparator);
    },
    lists: (index) => most(bars.conditions, elementAt(program.lists, index).flat()),
    nodes: (index) => nodeBars(elementAt(program.nodes, index)),
  };
  const nodeBars = (plan: NodePlan) =>
    Math.max(
      plan.shape === "choose" && plan.choice.rule === "latch" ? path : 0,
      most(bars.lists, listsOfPlan(plan)),
      most(bars.indicators, indicatorsOfPlan(plan)),
      most(
        bars.nodes,
        branchesOfPlan(plan).flatMap((branch) => branch.children),
      ),
    );
  for (const { table, index } of program.steps) bars[table].push(ofStep[table](index));
  const needed = bars.nodes.at(-1) ?? 1;
  programs.set(program, needed);
  return needed;
}
