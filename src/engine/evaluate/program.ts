/** A compiled strategy: tables of distinct indicators, conditions, lists and nodes that refer to each other by index. */
import type { Comparator } from "../conditions/comparator.ts";
import type { IndicatorDefinition } from "../indicators/definition.ts";
import type { StrategyNode, Weighting } from "../strategy/tree.ts";

export interface Program {
  readonly strategy: StrategyNode;
  readonly indicators: readonly IndicatorPlan[];
  /** A condition refers to earlier conditions only. */
  readonly conditions: readonly ConditionPlan[];
  readonly lists: readonly ListPlan[];
  /** Children come before their parents; the root is the last. */
  readonly nodes: readonly NodePlan[];
  /** Which entry of `nodes` stands for a node of the tree; identical sub-trees share one. */
  readonly planOf: ReadonlyMap<StrategyNode, number>;
  /** All tickers that the strategy may hold, sorted. */
  readonly held: readonly string[];
}

/** One column of numbers over the bar table. */
export interface IndicatorPlan {
  readonly definition: IndicatorDefinition;
  readonly ticker: string;
  /** In bars; 1 for indicators without a window, which ignore it. */
  readonly window: number;
}

/** One column of truths: a comparison of today, or "true on each of the last `days` bars". */
export type ConditionPlan =
  | {
      readonly kind: "comparison";
      /** Index of an indicator. */
      readonly left: number;
      readonly comparator: Comparator;
      readonly right: OperandPlan;
    }
  | {
      readonly kind: "streak";
      /** Index of a condition. */
      readonly of: number;
      readonly days: number;
    };

export type OperandPlan =
  | { readonly kind: "threshold"; readonly value: number }
  | { readonly kind: "indicator"; readonly indicator: number };

/** Alternatives (OR) of conjunctions (AND) of indices of conditions, in the order of the list. */
export type ListPlan = readonly (readonly number[])[];

export interface BranchPlan {
  readonly weighting: Weighting;
  /** Indices of nodes, one for each child. */
  readonly children: readonly number[];
}

/** A part of a node's weight that goes into a ticker, as a fraction of the node. */
export interface Holding {
  readonly ticker: string;
  readonly weight: number;
}

/** The fraction of a node's weight, 0 to 1, that goes to one of its branches at a bar. */
export type BranchShare = (branch: number, bar: number) => number;

/** The columns that nodes may look at: one truth a bar for each list. */
export interface Signals {
  readonly lists: readonly Uint8Array[];
}

/** What a node does with its weight on each bar. */
export interface NodePlan {
  /** Names the kind and every parameter that `bind` closes over, lists and branches aside. */
  readonly rule: string;
  /** Indices of the node's condition lists, in the order of the node's conditions. */
  readonly lists: readonly number[];
  /** In the order of the node's slots. */
  readonly branches: readonly BranchPlan[];
  /** What it holds itself, on every bar. */
  readonly holdings: readonly Holding[];
  bind(signals: Signals): BranchShare;
}
