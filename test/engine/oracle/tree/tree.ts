/** Strategy trees as the oracle reads them: defaults filled in, call chains in place. */
import type { Indicator } from "../indicators/definition.ts";

export type OracleNode =
  | PositionNode
  | BasicNode
  | FunctionNode
  | IndicatorNode
  | NumberedNode
  | LadderNode
  | AltExitNode
  | ScalingNode
  | CashNode;

interface AnyNode {
  /** What the node weighs under a parent of the `defined` mode, in any unit; 0 where it says nothing. */
  readonly statedWeight: number;
}

export interface PositionNode extends AnyNode {
  readonly kind: "position";
  /** Without cash; a ticker may stand there twice. */
  readonly tickers: readonly string[];
}

export interface BasicNode extends AnyNode {
  readonly kind: "basic";
  readonly next: Slot;
}

export interface FunctionNode extends AnyNode {
  readonly kind: "function";
  readonly indicator: Indicator;
  readonly window: number;
  /** How many children are taken. */
  readonly count: number;
  readonly rank: "top" | "bottom";
  readonly next: Slot;
}

export interface IndicatorNode extends AnyNode, TwoSlots {
  readonly kind: "indicator";
  readonly conditions: readonly Condition[];
}

export interface NumberedNode extends AnyNode, TwoSlots {
  readonly kind: "numbered";
  readonly items: readonly (readonly Condition[])[];
  readonly quantifier: "any" | "all" | "none" | "exactly" | "atleast" | "atmost";
  readonly n: number;
}

export interface LadderNode extends AnyNode {
  readonly kind: "ladder";
  readonly items: readonly (readonly Condition[])[];
  /** One more than items: the rung is the number of true items. */
  readonly rungs: readonly Slot[];
}

export interface AltExitNode extends AnyNode, TwoSlots {
  readonly kind: "altExit";
  readonly entry: readonly Condition[];
  readonly exit: readonly Condition[];
}

export interface ScalingNode extends AnyNode, TwoSlots {
  readonly kind: "scaling";
  readonly reading: Reading;
  readonly from: number;
  readonly to: number;
}

/** `rolling`, which is not tradable. */
export interface CashNode extends AnyNode {
  readonly kind: "cash";
}

export interface TwoSlots {
  readonly whenTrue: Slot;
  readonly whenFalse: Slot;
}

export interface Slot {
  readonly children: readonly OracleNode[];
  readonly weighting: Weighting;
}

export interface Weighting {
  readonly mode: "equal" | "defined" | "inverse" | "pro" | "capped";
  /** Daily returns. */
  readonly volWindow: number;
  /** Fractions. */
  readonly minCap: number;
  readonly maxCap: number;
  /** `null` is cash. */
  readonly fallback: string | null;
}

export type Condition = Comparison | DateCondition;

interface AnyCondition {
  readonly type: "if" | "and" | "or";
  readonly forDays: number;
}

export interface Comparison extends AnyCondition {
  readonly kind: "comparison";
  readonly left: Reading;
  readonly comparator: "lt" | "gt" | "lte" | "gte" | "crossAbove" | "crossBelow";
  /** A number is the threshold. */
  readonly right: Reading | number;
}

export interface DateCondition extends AnyCondition {
  readonly kind: "date";
  readonly from: MonthDay;
  /** `null`: only the day `from`. */
  readonly to: MonthDay | null;
}

export interface MonthDay {
  readonly month: number;
  readonly day: number;
}

/** An indicator of an instrument. */
export interface Reading {
  readonly indicator: Indicator;
  readonly window: number;
  readonly instrument: Instrument;
}

export type Instrument =
  | { readonly form: "ticker"; readonly ticker: string }
  | { readonly form: "ratio"; readonly numerator: string; readonly denominator: string }
  /** The equity of a slot of the node that reads it. */
  | { readonly form: "branch"; readonly slot: Slot };
