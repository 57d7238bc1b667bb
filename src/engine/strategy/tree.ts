/**
 * Strategy trees in normal form, as `parseStrategy` makes them: defaults filled in, aliases resolved, tickers
 * upper-cased, cash entries and empty slots gone, and only the fields that the chosen kind and mode use. A new
 * kind is an interface of its own and a member of `StrategyNode`.
 */
import type { Comparator } from "../conditions/comparator.ts";

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

/** Goes to `then` when its conditions are true, to `else` when they are false or unknown. */
export interface IndicatorNode extends NodeLooks {
  readonly kind: "indicator";
  readonly conditions: readonly Condition[];
  readonly slots: { readonly then: Branch; readonly else: Branch };
}

export type StrategyNode = PositionNode | BasicNode | IndicatorNode;
export type NodeKind = StrategyNode["kind"];

/** The children of one slot and how they are weighted. */
export interface Branch {
  readonly children: readonly StrategyNode[];
  readonly weighting: Weighting;
}

/** The smallest and the largest weight of a child, as fractions from 0 to 1. */
export interface Caps {
  readonly minCap: number;
  readonly maxCap: number;
}

export type Weighting =
  | { readonly mode: "equal" }
  /** One weight a child, none negative, in any unit. */
  | { readonly mode: "defined"; readonly weights: readonly number[] }
  /** `volWindow` counts daily returns. */
  | ({ readonly mode: "inverse" | "pro"; readonly volWindow: number } & Caps)
  /** `fallback` takes what the caps leave over; `null` is cash. */
  | ({ readonly mode: "capped"; readonly fallback: string | null } & Caps);

export type WeightingMode = Weighting["mode"];

/** An indicator of a ticker. The window is in bars, at least 1; `null` for indicators that have none. */
export interface IndicatorReference {
  readonly metric: string;
  readonly ticker: string;
  readonly window: number | null;
}

export type ConditionType = "if" | "and" | "or";

/** One comparison of a condition list. */
export interface Condition {
  /** Unique in its list. */
  readonly id: string;
  /** How it joins the conditions before it. */
  readonly type: ConditionType;
  readonly left: IndicatorReference;
  readonly comparator: Comparator;
  readonly right: ThresholdOperand | IndicatorOperand;
  /** Holds only when true on each of the last `forDays` bars; at least 1. */
  readonly forDays: number;
}

export interface ThresholdOperand {
  readonly kind: "threshold";
  /** In the unit of the left side. */
  readonly value: number;
}

export interface IndicatorOperand extends IndicatorReference {
  readonly kind: "indicator";
}
