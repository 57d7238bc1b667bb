import { alternativesOf } from "../../conditions/condition-list.ts";
import { COMPARATORS } from "../../conditions/comparator.ts";
import { dayNumber } from "../../conditions/date-range.ts";
import { cutOf } from "../../conditions/cut.ts";
import { elementAt } from "../../element.ts";
import type { IndicatorDefinition } from "../../indicators/definition.ts";
import { findMetric } from "../../indicators/metric.ts";
import { planNode } from "../../nodes/planners.ts";
import type {
  ComparisonCondition,
  Condition,
  DateCondition,
  IndicatorReference,
  Metric,
  Source,
} from "../../strategy/condition.ts";
import type { Branch, StrategyNode, TwoBranches } from "../../strategy/tree.ts";
import { volatility } from "../../weighting/volatility.ts";
import type { BranchPlan, NodePlan, Program } from "../program.ts";
import { entriesOf } from "./entries.ts";
import { heldBy, unionOf } from "./held.ts";
import type { Planner } from "./planner.ts";
import { ProgramTables } from "./tables.ts";

/**
 * Compiles strategies into one set of tables: what two of them have in common is the same entries. A node that was
 * compiled before is known by its object, so that a tree of which one path is new costs that path.
 */
export class Compiler implements Planner {
  readonly tables = new ProgramTables();
  /** Which entry of `nodes` stands for a node of a tree. */
  readonly #planOf = new WeakMap<StrategyNode, number>();
  /** The tickers that each node may hold, sorted. */
  readonly #held: (readonly string[])[] = [];
  readonly #definitions = new Map<string, IndicatorDefinition>();

  program(strategy: StrategyNode): Program {
    return this.#program(strategy, this.node(strategy));
  }

  node(node: StrategyNode): number {
    const known = this.#planOf.get(node);
    if (known !== undefined) return known;
    const index = this.#node(planNode(node, this));
    this.#planOf.set(node, index);
    return index;
  }

  branch({ weighting, children }: Branch): BranchPlan {
    const indices = children.map((child) => this.node(child));
    if (!("volWindow" in weighting)) return { weighting, children: indices, volatilities: [] };
    const volatilities = unionOf(indices.map((child) => elementAt(this.#held, child))).map((ticker) => {
      const series = this.#source({ kind: "ticker", ticker });
      const indicator = this.tables.addIndicator("volatility", volatility, series, weighting.volWindow);
      return [ticker, indicator] as const;
    });
    return { weighting, children: indices, volatilities };
  }

  list(conditions: readonly Condition[], own?: TwoBranches): number {
    return this.tables.addList(
      alternativesOf(conditions).map((all) => all.map((condition) => this.#condition(condition, own))),
    );
  }

  indicator({ metric, source, window }: IndicatorReference, own?: TwoBranches): number {
    const meaning = typeof metric === "string" ? metric : `= ${metric.formula}`;
    const definition = this.#definition(meaning, metric);
    return this.tables.addIndicator(meaning, definition, this.#source(source, own), window ?? 1);
  }

  indicatorOf(metric: Metric, ticker: string, window: number | null): number {
    return this.indicator({ metric, source: { kind: "ticker", ticker }, window });
  }

  #program(strategy: StrategyNode, root: number): Program {
    const { tables } = this;
    const held = elementAt(this.#held, root);
    return { strategy, tables, root, entries: entriesOf(tables, root), planOf: this.#planOf, held };
  }

  #node(plan: NodePlan): number {
    const index = this.tables.addNode(plan);
    this.#held[index] ??= heldBy(plan, this.#held);
    return index;
  }

  #condition(condition: Condition, own?: TwoBranches): number {
    const { forDays } = condition;
    const today = condition.kind === "date" ? this.#date(condition) : this.#comparison(condition, own);
    if (forDays === 1) return today;
    return this.tables.addCondition(`${today} for ${forDays}`, { kind: "streak", of: today, days: forDays });
  }

  #date({ from, to }: DateCondition): number {
    return this.tables.addCondition(`${dayNumber(from)} to ${dayNumber(to)}`, { kind: "date", from, to });
  }

  #comparison({ left, comparator, right }: ComparisonCondition, own?: TwoBranches): number {
    const { tables } = this;
    const index = this.indicator(left, own);
    if (right.kind === "indicator") {
      const other = this.indicator(right, own);
      return tables.addCondition(`${index} ${comparator} ${other}`, {
        kind: "comparison",
        left: index,
        comparator,
        right: { kind: "indicator", indicator: other },
      });
    }
    const cut = tables.addCut(index, cutOf(comparator, right.value));
    return tables.addCondition(cut * COMPARATORS.length + COMPARATORS.indexOf(comparator), {
      kind: "comparison",
      left: index,
      comparator,
      right: { kind: "threshold", value: right.value, cut },
    });
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
        return this.tables.addSeries(source.ticker, source);
      case "ratio": {
        const numerator = this.#source({ kind: "ticker", ticker: source.numerator });
        const denominator = this.#source({ kind: "ticker", ticker: source.denominator });
        const plan = { kind: "ratio", numerator, denominator } as const;
        return this.tables.addSeries(`${source.numerator}/${source.denominator}`, plan);
      }
      case "branch": {
        if (own === undefined) throw new Error("the parser let a branch source through where there is none");
        return this.#equity(own[source.slot]);
      }
    }
  }

  /** The equity of a branch as a strategy of its own. */
  #equity(branch: Branch): number {
    const root = this.#node({ shape: "choose", choice: { rule: "only" }, branches: [this.branch(branch)] });
    const key = `branch ${root}`;
    const known = this.tables.seriesOf(key);
    if (known !== undefined) return known;
    const strategy: StrategyNode = { ...NAMELESS, kind: "basic", slots: { next: branch } };
    return this.tables.addSeries(key, { kind: "branch", program: this.#program(strategy, root) });
  }
}

const NAMELESS = { id: "", title: null, bgColor: null, collapsed: false };
