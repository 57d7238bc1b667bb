/** A compiled strategy: tables of distinct computations that refer to each other by index. */
import type { Comparator } from "../conditions/comparator.ts";
import type { IndicatorDefinition } from "../indicators/definition.ts";
import type { DayOfYear } from "../strategy/condition.ts";
import type { Quantifier, StrategyNode } from "../strategy/tree.ts";
import type { Weighting } from "../strategy/weighting.ts";

export interface Program {
  readonly strategy: StrategyNode;
  /** Those of the program, and of others that were compiled with it. */
  readonly tables: Tables;
  /** The entry of `nodes` that is the whole strategy. */
  readonly root: number;
  readonly entries: Entries;
  /** Which entry of `nodes` stands for a node of the tree; identical sub-trees share one. */
  readonly planOf: { get(node: StrategyNode): number | undefined };
  /** All tickers that the strategy may hold, sorted. */
  readonly held: readonly string[];
}

/** An entry refers to entries of the tables before its own, and to earlier ones of its own. */
export interface Tables {
  readonly series: readonly SeriesPlan[];
  readonly indicators: readonly IndicatorPlan[];
  readonly cuts: readonly CutPlan[];
  readonly conditions: readonly ConditionPlan[];
  readonly lists: readonly ListPlan[];
  readonly nodes: readonly NodePlan[];
}

/** The indices of the entries that a program is made of, ascending; those of the branches it reads are not among them. */
export type Entries = { readonly [Table in keyof Tables]: readonly number[] };

/** Something that has bars. */
export type SeriesPlan =
  | { readonly kind: "ticker"; readonly ticker: string }
  /** Indices of series. */
  | { readonly kind: "ratio"; readonly numerator: number; readonly denominator: number }
  /** The equity of a branch, which is simulated as a strategy of its own. */
  | { readonly kind: "branch"; readonly program: Program };

/** One column of numbers. */
export interface IndicatorPlan {
  readonly definition: IndicatorDefinition;
  /** Index of a series. */
  readonly series: number;
  /** In bars; 1 for indicators without a window, which ignore it. */
  readonly window: number;
}

/** The bars on which an indicator is strictly below a number (`cutOf`), which comparisons with thresholds are made of. */
export interface CutPlan {
  /** Index of an indicator. */
  readonly indicator: number;
  readonly below: number;
}

/** One column of truths. */
export type ConditionPlan = ComparisonPlan | StreakPlan | DatePlan;

export interface ComparisonPlan {
  readonly kind: "comparison";
  /** Index of an indicator. */
  readonly left: number;
  readonly comparator: Comparator;
  readonly right: OperandPlan;
}

/** True on each of the last `days` bars. */
export interface StreakPlan {
  readonly kind: "streak";
  /** Index of a condition that is no streak. */
  readonly of: number;
  readonly days: number;
}

export interface DatePlan {
  readonly kind: "date";
  readonly from: DayOfYear;
  readonly to: DayOfYear;
}

export type OperandPlan =
  /** `cut` is the index of the cut that the comparison is made of. */
  | { readonly kind: "threshold"; readonly value: number; readonly cut: number }
  | { readonly kind: "indicator"; readonly indicator: number };

/** Alternatives (OR) of conjunctions (AND) of indices of conditions, in the order of the list. */
export type ListPlan = readonly (readonly number[])[];

/** What a node does with its weight on each bar. */
export type NodePlan = HoldPlan | ChoosePlan | RankPlan | BlendPlan;

/** Holds tickers itself, always in the same parts. */
export interface HoldPlan {
  readonly shape: "hold";
  readonly holdings: readonly Holding[];
}

/** A part of a node's weight that goes into a ticker, as a fraction of the node. */
export interface Holding {
  readonly ticker: string;
  readonly weight: number;
}

/** Gives all of its weight to one of its branches. */
export interface ChoosePlan {
  readonly shape: "choose";
  readonly choice: Choice;
  readonly branches: readonly BranchPlan[];
}

/** How a node chooses one of its branches. `list` and the like are indices of condition lists. */
export type Choice =
  /** The only one. */
  | { readonly rule: "only" }
  /** The first when the list is true, else the second. */
  | { readonly rule: "when"; readonly list: number }
  /** The first when the number of true lists is as the quantifier asks, else the second. */
  | { readonly rule: "count"; readonly lists: readonly number[]; readonly quantifier: Quantifier }
  /** The one whose place is the number of true lists. */
  | { readonly rule: "ladder"; readonly lists: readonly number[] }
  /** The second until `entry` is true, then the first until `exit` is. */
  | { readonly rule: "latch"; readonly entry: number; readonly exit: number };

/** Gives its weight to the children of its branch that rank first. */
export interface RankPlan {
  readonly shape: "rank";
  readonly branch: BranchPlan;
  /** For each child the indicators whose mean is its score. */
  readonly scores: readonly (readonly number[])[];
  readonly take: number;
  readonly rank: "top" | "bottom";
}

/** Divides its weight between two branches as an indicator stands between two values. */
export interface BlendPlan {
  readonly shape: "blend";
  /** Index of an indicator. */
  readonly value: number;
  readonly from: number;
  readonly to: number;
  readonly branches: readonly [BranchPlan, BranchPlan];
}

export interface BranchPlan {
  readonly weighting: Weighting;
  /** Indices of nodes, one for each child. */
  readonly children: readonly number[];
  /** The indicator that is the volatility of each ticker that a child may hold; empty for weightings that need none. */
  readonly volatilities: readonly (readonly [ticker: string, indicator: number])[];
}

/** The branches of a node, in the order of its slots. */
export function branchesOfPlan(plan: NodePlan): readonly BranchPlan[] {
  switch (plan.shape) {
    case "hold":
      return [];
    case "rank":
      return [plan.branch];
    default:
      return plan.branches;
  }
}

/** The condition lists that a node chooses by, in the order of the node's lists. */
export function listsOfPlan(plan: NodePlan): readonly number[] {
  if (plan.shape !== "choose") return [];
  const { choice } = plan;
  switch (choice.rule) {
    case "only":
      return [];
    case "when":
      return [choice.list];
    case "count":
    case "ladder":
      return choice.lists;
    case "latch":
      return [choice.entry, choice.exit];
  }
}

/** The indicators that a node reads itself, besides those of its lists: scores, blend values, volatilities. */
export function indicatorsOfPlan(plan: NodePlan): readonly number[] {
  const volatilities = branchesOfPlan(plan).flatMap((branch) =>
    branch.volatilities.map(([, index]) => index),
  );
  if (plan.shape === "rank") return [...plan.scores.flat(), ...volatilities];
  return plan.shape === "blend" ? [plan.value, ...volatilities] : volatilities;
}

/** The comparison that a condition makes of a single day; `null` for a date. */
export function comparisonIn(tables: Tables, plan: ConditionPlan): ComparisonPlan | null {
  if (plan.kind === "date") return null;
  if (plan.kind === "comparison") return plan;
  const of = tables.conditions[plan.of];
  return of === undefined ? null : comparisonIn(tables, of);
}

/** The indicators that a comparison reads, the left one first. */
export function sidesOf({ left, right }: ComparisonPlan): readonly number[] {
  return right.kind === "indicator" ? [left, right.indicator] : [left];
}
