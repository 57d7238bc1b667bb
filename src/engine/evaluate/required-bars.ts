import { lookBack } from "../conditions/comparator.ts";
import { elementAt } from "../element.ts";
import type { IndicatorDefinition } from "../indicators/definition.ts";
import {
  branchesOfPlan,
  type ConditionPlan,
  type IndicatorPlan,
  indicatorsOfPlan,
  listsOfPlan,
  type NodePlan,
  type Program,
  sidesOf,
} from "./program.ts";

/**
 * The bars that a program needs at least, the decision's own included, until every indicator, look-back and
 * volatility window in it is filled. With fewer, conditions are unknown because of warm-up.
 */
export function warmUpBars(program: Program): number {
  return barsNeeded(program, { barsOf: (definition, window) => definition.requiredBars(window), path: 0 });
}

/**
 * The bars after which the start of the history no longer matters: every recursive indicator is within one
 * part in a million of what a longer history would give. Load this many, so that live decisions and backtests
 * agree. Never fewer than `warmUpBars`. Infinity where that never comes: the state of an altExit, the equity of a
 * branch and indicators over the whole history go back to its first bar.
 */
export function settledBars(program: Program): number {
  return barsNeeded(program, {
    barsOf: (definition, window) => definition.settledBars(window),
    path: Infinity,
  });
}

interface Need {
  readonly barsOf: (definition: IndicatorDefinition, window: number) => number;
  /** What anything needs whose value depends on everything since its start. */
  readonly path: number;
}

/** `known` are the needs of branches that were asked for already. */
function barsNeeded(program: Program, need: Need, known = new Map<Program, number>()): number {
  const before = known.get(program);
  if (before !== undefined) return before;
  const { tables, entries } = program;
  const bars: Record<"indicators" | "conditions" | "lists" | "nodes", number[]> = {
    indicators: [],
    conditions: [],
    lists: [],
    nodes: [],
  };
  const most = (of: readonly number[], indices: readonly number[]) =>
    indices.reduce((longest, index) => Math.max(longest, elementAt(of, index)), 1);
  const indicatorBars = ({ definition, series, window }: IndicatorPlan) => {
    const plan = elementAt(tables.series, series);
    const first = plan.kind === "branch" ? Math.max(need.path, barsNeeded(plan.program, need, known)) : 1;
    return need.barsOf(definition, window) + first - 1;
  };
  const conditionBars = (plan: ConditionPlan) => {
    if (plan.kind === "date") return 1;
    if (plan.kind === "streak") return elementAt(bars.conditions, plan.of) + plan.days - 1;
    return most(bars.indicators, sidesOf(plan)) + lookBack(plan.comparator);
  };
  const nodeBars = (plan: NodePlan) =>
    Math.max(
      plan.shape === "choose" && plan.choice.rule === "latch" ? need.path : 0,
      most(bars.lists, listsOfPlan(plan)),
      most(bars.indicators, indicatorsOfPlan(plan)),
      ...branchesOfPlan(plan).map(({ children }) => most(bars.nodes, children)),
    );
  for (const index of entries.indicators) {
    bars.indicators[index] = indicatorBars(elementAt(tables.indicators, index));
  }
  for (const index of entries.conditions) {
    bars.conditions[index] = conditionBars(elementAt(tables.conditions, index));
  }
  for (const index of entries.lists) {
    bars.lists[index] = most(bars.conditions, elementAt(tables.lists, index).flat());
  }
  for (const index of entries.nodes) bars.nodes[index] = nodeBars(elementAt(tables.nodes, index));
  const needed = elementAt(bars.nodes, program.root);
  known.set(program, needed);
  return needed;
}
