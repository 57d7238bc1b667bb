/**
 * Strategy trees in normal form, as `parseStrategy` makes them: defaults filled in, aliases resolved, tickers
 * upper-cased, cash entries and empty slots gone, calls replaced by what they call, and only the fields that the
 * chosen kind and mode use. A new kind is an interface of its own and a member of `StrategyNode`.
 */
import type { Condition, IndicatorReference, Metric } from "./condition.ts";
import type { Weighting } from "./weighting.ts";

/** Who a node is and how the Forge draws it; none of this changes a decision. Ids are unique in the tree. */
export interface NodeLooks {
  readonly id: string;
  readonly title: string | null;
  readonly bgColor: string | null;
  readonly collapsed: boolean;
}

/** Holds its tickers in equal parts; one that is listed twice counts twice; none at all is cash. */
export interface PositionNode extends NodeLooks {
  readonly kind: "position";
  readonly positions: readonly string[];
  readonly slots: { readonly [slot: string]: never };
}

/** Weights the children of `next`. */
export interface BasicNode extends NodeLooks {
  readonly kind: "basic";
  readonly slots: { readonly next: Branch };
}

/** Ranks the children of `next` by a metric of the tickers under them, and weights the first `take`. */
export interface FunctionNode extends NodeLooks {
  readonly kind: "function";
  readonly metric: Metric;
  /** In bars, at least 1; `null` for metrics that have none. */
  readonly window: number | null;
  /** At least 1. */
  readonly take: number;
  /** Whether the highest scores come first (`top`) or the lowest. */
  readonly rank: "top" | "bottom";
  readonly slots: { readonly next: Branch };
}

/** Goes to `then` when its conditions are true, to `else` when they are false or unknown. */
export interface IndicatorNode extends NodeLooks {
  readonly kind: "indicator";
  readonly conditions: readonly Condition[];
  readonly slots: TwoBranches;
}

/** Counts its true items, and goes to `then` when the count is as the quantifier asks, else to `else`. */
export interface NumberedNode extends NodeLooks {
  readonly kind: "numbered";
  readonly quantifier: Quantifier;
  readonly items: readonly NumberedItem[];
  readonly slots: TwoBranches;
}

/** Counts its true items, and goes to the slot of that count: `ladder-0` to `ladder-K` for K items. */
export interface LadderNode extends NodeLooks {
  readonly kind: "ladder";
  readonly items: readonly NumberedItem[];
  /** In the order of the counts. */
  readonly slots: { readonly [slot: `ladder-${number}`]: Branch };
}

/** Out (`else`) until its entry conditions are true, then in (`then`) until its exit conditions are. */
export interface AltExitNode extends NodeLooks {
  readonly kind: "altExit";
  readonly entryConditions: readonly Condition[];
  readonly exitConditions: readonly Condition[];
  readonly slots: TwoBranches;
}

/** Moves its weight from `then` to `else` as an indicator moves from `from` to `to`. */
export interface ScalingNode extends NodeLooks {
  readonly kind: "scaling";
  readonly value: IndicatorReference;
  /** In the indicator's unit. */
  readonly from: number;
  readonly to: number;
  readonly slots: TwoBranches;
}

/** A kind of old exports that cannot be traded: it is cash. */
export interface RollingNode extends NodeLooks {
  readonly kind: "rolling";
  readonly slots: { readonly [slot: string]: never };
}

export type StrategyNode =
  | PositionNode
  | BasicNode
  | FunctionNode
  | IndicatorNode
  | NumberedNode
  | LadderNode
  | AltExitNode
  | ScalingNode
  | RollingNode;
export type NodeKind = StrategyNode["kind"];

/** A type and not an interface, so that it is also a record of branches, as the other kinds' slots are. */
export type TwoBranches = {
  readonly then: Branch;
  readonly else: Branch;
};

/** The children of one slot and how they are weighted. */
export interface Branch {
  readonly children: readonly StrategyNode[];
  readonly weighting: Weighting;
}

/** Compares the number of true items with nothing (`any`, `all`, `none`) or with `n`. */
export type Quantifier =
  | { readonly name: "any" | "all" | "none" }
  | { readonly name: "exactly" | "atLeast" | "atMost"; readonly n: number };

/** A condition list that counts as one. */
export interface NumberedItem {
  /** Unique in the node. */
  readonly id: string;
  readonly conditions: readonly Condition[];
}
