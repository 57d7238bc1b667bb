import { alternativesOf } from "../conditions/condition-list.ts";
import { findIndicator } from "../indicators/registry.ts";
import { planNode } from "../nodes/planners.ts";
import { tickersOf } from "../strategy/tickers.ts";
import type { Branch, Condition, IndicatorReference, StrategyNode } from "../strategy/tree.ts";
import { Interner } from "./interner.ts";
import type { Planner } from "./planner.ts";
import type {
  BranchPlan,
  ConditionPlan,
  IndicatorPlan,
  ListPlan,
  NodePlan,
  OperandPlan,
  Program,
} from "./program.ts";

/**
 * Compiles a strategy in normal form. Each distinct indicator, condition, condition list and sub-tree (looks
 * and ids aside) becomes one entry, however often the tree repeats it. The program fits any bar table.
 */
export function compile(strategy: StrategyNode): Program {
  const compiler = new Compiler();
  compiler.node(strategy);
  return {
    strategy,
    indicators: compiler.indicators.values,
    conditions: compiler.conditions.values,
    lists: compiler.lists.values,
    nodes: compiler.nodes.values,
    planOf: compiler.planOf,
    held: tickersOf(strategy).held,
  };
}

class Compiler implements Planner {
  readonly indicators = new Interner<IndicatorPlan>();
  readonly conditions = new Interner<ConditionPlan>();
  readonly lists = new Interner<ListPlan>();
  readonly nodes = new Interner<NodePlan>();
  readonly planOf = new Map<StrategyNode, number>();

  node(node: StrategyNode): number {
    const plan = planNode(node, this);
    // Children are indices by now, so that keys stay short however deep the sub-tree is.
    const key = JSON.stringify([plan.rule, plan.lists, plan.branches, plan.holdings]);
    const index = this.nodes.intern(key, plan);
    this.planOf.set(node, index);
    return index;
  }

  branch(branch: Branch): BranchPlan {
    return { weighting: branch.weighting, children: branch.children.map((child) => this.node(child)) };
  }

  list(conditions: readonly Condition[]): number {
    const plan = alternativesOf(conditions).map((all) => all.map((condition) => this.#condition(condition)));
    return this.lists.intern(JSON.stringify(plan), plan);
  }

  #condition({ left, comparator, right, forDays }: Condition): number {
    const comparison: ConditionPlan = {
      kind: "comparison",
      left: this.#indicator(left),
      comparator,
      right: this.#operand(right),
    };
    const today = this.conditions.intern(JSON.stringify(comparison), comparison);
    if (forDays === 1) return today;
    const streak: ConditionPlan = { kind: "streak", of: today, days: forDays };
    return this.conditions.intern(JSON.stringify(streak), streak);
  }

  #operand(right: Condition["right"]): OperandPlan {
    if (right.kind === "threshold") return right;
    return { kind: "indicator", indicator: this.#indicator(right) };
  }

  #indicator({ metric, ticker, window }: IndicatorReference): number {
    const definition = findIndicator(metric);
    if (definition === undefined) throw new Error(`the parser let the unknown metric "${metric}" through`);
    return this.indicators.intern(JSON.stringify([metric, ticker, window]), {
      definition,
      ticker,
      window: window ?? 1,
    });
  }
}
