import { lookBack } from "../conditions/comparator.ts";
import { elementAt } from "./element.ts";
import {
  branchesOfPlan,
  indicatorsOfPlan,
  listsOfPlan,
  type NodePlan,
  type Program,
  sidesOf,
} from "./program.ts";

/** The first bar from which each entry of a program's tables must be computed; Infinity where it need not be. */
export interface Demand {
  readonly indicators: number[];
  readonly conditions: number[];
  readonly lists: number[];
  readonly nodes: number[];
}

/**
 * What must be computed for the root's decisions from bar `from` on. A live decision asks for its own bar alone,
 * and this tells how far back each column has to reach for it: a crossing a bar, a streak its days, the state of
 * an altExit to the bar that `start` answers.
 */
export function demandOf(program: Program, from: number, start: () => number): Demand {
  const nothing = (entries: readonly unknown[]) => entries.map(() => Infinity);
  const demand: Demand = {
    indicators: nothing(program.indicators),
    conditions: nothing(program.conditions),
    lists: nothing(program.lists),
    nodes: nothing(program.nodes),
  };
  raise(demand.nodes, [program.nodes.length - 1], from);
  for (const { table, index } of program.steps.toReversed()) {
    const first = elementAt(demand[table], index);
    if (first === Infinity) continue;
    switch (table) {
      case "nodes":
        demandOfNode(elementAt(program.nodes, index), first, demand, start);
        break;
      case "lists":
        raise(demand.conditions, elementAt(program.lists, index).flat(), first);
        break;
      case "conditions":
        demandOfCondition(program, index, first, demand);
        break;
      case "indicators":
        break;
    }
  }
  return demand;
}

function demandOfNode(plan: NodePlan, first: number, demand: Demand, start: () => number): void {
  const isLatch = plan.shape === "choose" && plan.choice.rule === "latch";
  raise(demand.lists, listsOfPlan(plan), isLatch ? Math.min(first, start()) : first);
  raise(demand.indicators, indicatorsOfPlan(plan), first);
  for (const { children } of branchesOfPlan(plan)) raise(demand.nodes, children, first);
}

function demandOfCondition(program: Program, index: number, first: number, demand: Demand): void {
  const plan = elementAt(program.conditions, index);
  if (plan.kind === "streak") raise(demand.conditions, [plan.of], first - plan.days + 1);
  if (plan.kind === "comparison") raise(demand.indicators, sidesOf(plan), first - lookBack(plan.comparator));
}

/** Asks the entries to be computed from `first` on, or from earlier if that was asked for already. */
function raise(firsts: number[], indices: readonly number[], first: number): void {
  for (const index of indices) firsts[index] = Math.max(0, Math.min(elementAt(firsts, index), first));
}
