import { alternativesOf } from "../conditions/condition-list.ts";
import { cutOf } from "../conditions/cut.ts";
import { findMetric } from "../indicators/metric.ts";
import type { IndicatorDefinition } from "../indicators/definition.ts";
import { planNode } from "../nodes/planners.ts";
import type {
  ComparisonCondition,
  Condition,
  IndicatorReference,
  Metric,
  Source,
} from "../strategy/condition.ts";
import { meaningOf } from "../strategy/fingerprint.ts";
import { tickersOf } from "../strategy/tickers.ts";
import type { Branch, StrategyNode, TwoBranches } from "../strategy/tree.ts";
import { volatility } from "../weighting/volatility.ts";
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
  SeriesPlan,
  Step,
} from "./program.ts";

/**
 * Compiles a strategy in normal form. Each distinct series, indicator, condition, condition list and sub-tree
 * (looks and ids aside) becomes one entry, however often the tree repeats it. The program fits any bar table.
 */
export function compile(strategy: StrategyNode): Program {
  return programOf(strategy, new Map());
}

/** `programs` are those of branches whose equity is read; each is compiled once, however often it is read. */
function programOf(strategy: StrategyNode, programs: Map<Branch, Program>): Program {
  const compiler = new Compiler(programs);
  compiler.node(strategy);
  return {
    strategy,
    series: compiler.series.values,
    indicators: compiler.indicators.values,
    conditions: compiler.conditions.values,
    lists: compiler.lists.values,
    nodes: compiler.nodes.values,
    steps: compiler.steps,
    planOf: compiler.planOf,
    held: tickersOf(strategy).held,
  };
}

class Compiler implements Planner {
  readonly steps: Step[] = [];
  readonly series = new Interner<SeriesPlan>();
  readonly indicators = new Interner<IndicatorPlan>((index) =>
    this.steps.push({ table: "indicators", index }),
  );
  readonly conditions = new Interner<ConditionPlan>((index) =>
    this.steps.push({ table: "conditions", index }),
  );
  readonly lists = new Interner<ListPlan>((index) => this.steps.push({ table: "lists", index }));
  readonly nodes = new Interner<NodePlan>((index) => this.steps.push({ table: "nodes", index }));
  readonly planOf = new Map<StrategyNode, number>();
  /** Those of the indicators, which grow as conditions are read. */
  readonly #cuts: number[][] = [];
  readonly #definitions = new Map<string, IndicatorDefinition>();
  readonly #programs: Map<Branch, Program>;

  constructor(programs: Map<Branch, Program>) {
    this.#programs = programs;
  }

  node(node: StrategyNode): number {
    const plan = planNode(node, this);
    // Children are indices by now, so that keys stay short however deep the sub-tree is.
    const index = this.nodes.intern(JSON.stringify(plan), plan);
    this.planOf.set(node, index);
    return index;
  }

  branch({ weighting, children }: Branch): BranchPlan {
    const indices = children.map((child) => this.node(child));
    if (!("volWindow" in weighting)) return { weighting, children: indices, volatilities: [] };
    const held = new Set(children.flatMap((child) => tickersOf(child).held));
    const volatilities = [...held].map((ticker) => {
      const series = this.#source({ kind: "ticker", ticker });
      const indicator = this.#indicator("volatility", volatility, series, weighting.volWindow);
      return [ticker, indicator] as const;
    });
    return { weighting, children: indices, volatilities };
  }

  list(conditions: readonly Condition[], own?: TwoBranches): number {
    const plan = alternativesOf(conditions).map((all) =>
      all.map((condition) => this.#condition(condition, own)),
    );
    return this.lists.intern(JSON.stringify(plan), plan);
  }

  indicator({ metric, source, window }: IndicatorReference, own?: TwoBranches): number {
    const meaning = typeof metric === "string" ? metric : `= ${metric.formula}`;
    return this.#indicator(
      meaning,
      this.#definition(meaning, metric),
      this.#source(source, own),
      window ?? 1,
    );
  }

  indicatorOf(metric: Metric, ticker: string, window: number | null): number {
    return this.indicator({ metric, source: { kind: "ticker", ticker }, window });
  }

  #condition(condition: Condition, own?: TwoBranches): number {
    const { forDays } = condition;
    const plan: ConditionPlan =
      condition.kind === "date"
        ? { kind: "date", from: condition.from, to: condition.to }
        : this.#comparison(condition, own);
    const today = this.conditions.intern(JSON.stringify(plan), plan);
    if (forDays === 1) return today;
    const streak: ConditionPlan = { kind: "streak", of: today, days: forDays };
    return this.conditions.intern(JSON.stringify(streak), streak);
  }

  #comparison({ left, comparator, right }: ComparisonCondition, own?: TwoBranches): ConditionPlan {
    const index = this.indicator(left, own);
    if (right.kind === "threshold") this.#cut(index, cutOf(comparator, right.value));
    const operand: OperandPlan =
      right.kind === "threshold"
        ? { kind: "threshold", value: right.value }
        : { kind: "indicator", indicator: this.indicator(right, own) };
    return { kind: "comparison", left: index, comparator, right: operand };
  }

  #cut(indicator: number, cut: number): void {
    const cuts = this.#cuts[indicator];
    if (cuts !== undefined && !cuts.includes(cut)) cuts.push(cut);
  }

  #indicator(meaning: string, definition: IndicatorDefinition, series: number, window: number): number {
    const bars = definition.hasWindow ? window : 1;
    const cuts: number[] = [];
    const index = this.indicators.intern(`${series} ${bars} ${meaning}`, {
      definition,
      series,
      window: bars,
      cuts,
    });
    this.#cuts[index] ??= cuts;
    return index;
  }

  /** A formula is read once, however often it is used. */
  #definition(meaning: string, metric: Metric): IndicatorDefinition {
    const known = this.#definitions.get(meaning);
    if (known !== undefined) return known;
    const definition = findMetric(metric);
    if (definition === undefined) throw new Error(`the parser let the unknown metric ${meaning} through`);
    this.#definitions.set(meaning, definition);
    return definition;
  }

  #source(source: Source, own?: TwoBranches): number {
    switch (source.kind) {
      case "ticker":
        return this.series.intern(source.ticker, source);
      case "ratio": {
        const numerator = this.#source({ kind: "ticker", ticker: source.numerator });
        const denominator = this.#source({ kind: "ticker", ticker: source.denominator });
        const plan: SeriesPlan = { kind: "ratio", numerator, denominator };
        return this.series.intern(`${source.numerator}/${source.denominator}`, plan);
      }
      case "branch": {
        if (own === undefined) throw new Error("the parser let a branch source through where there is none");
        const branch = own[source.slot];
        return this.series.intern(`branch ${meaningOf(branch)}`, {
          kind: "branch",
          program: this.#program(branch),
        });
      }
    }
  }

  /** A branch as a strategy of its own. */
  #program(branch: Branch): Program {
    const known = this.#programs.get(branch);
    if (known !== undefined) return known;
    const program = programOf({ ...NAMELESS, kind: "basic", slots: { next: branch } }, this.#programs);
    this.#programs.set(branch, program);
    return program;
  }
}

const NAMELESS = { id: "", title: null, bgColor: null, collapsed: false };
