/** Conditions and what they read, in normal form. */
import type { Comparator } from "../conditions/comparator.ts";

/** The id of an indicator of the registry, or an indicator of the author's own. */
export type Metric = string | CustomMetric;

/** An indicator that the author wrote. Who it is (`id`, `title`) changes no decision, its formula does. */
export interface CustomMetric {
  readonly id: string;
  readonly title: string;
  /** In canonical form (`formatFormula`). */
  readonly formula: string;
}

/** What an indicator is computed on. */
export type Source =
  | { readonly kind: "ticker"; readonly ticker: string }
  /** The adjusted closes of one ticker by those of another. */
  | { readonly kind: "ratio"; readonly numerator: string; readonly denominator: string }
  /** The simulated equity of a branch of the node that owns the condition. */
  | { readonly kind: "branch"; readonly slot: "then" | "else" };

/** An indicator of a source. The window is in bars, at least 1; `null` for indicators that have none. */
export interface IndicatorReference {
  readonly metric: Metric;
  readonly source: Source;
  readonly window: number | null;
}

export type ConditionType = "if" | "and" | "or";

/** One condition of a list. */
export type Condition = ComparisonCondition | DateCondition;

export interface ConditionBase {
  /** Unique in its list. */
  readonly id: string;
  /** How it joins the conditions before it. */
  readonly type: ConditionType;
  /** Holds only when true on each of the last `forDays` bars; at least 1. */
  readonly forDays: number;
}

/** Compares an indicator with a number or another indicator. */
export interface ComparisonCondition extends ConditionBase {
  readonly kind: "comparison";
  readonly left: IndicatorReference;
  readonly comparator: Comparator;
  readonly right: ThresholdOperand | IndicatorOperand;
}

export interface ThresholdOperand {
  readonly kind: "threshold";
  /** In the unit of the left side. */
  readonly value: number;
}

export interface IndicatorOperand extends IndicatorReference {
  readonly kind: "indicator";
}

/** True when the bar's New York date lies in a range of days of the year, both ends included; `to` may be before `from`. */
export interface DateCondition extends ConditionBase {
  readonly kind: "date";
  readonly from: DayOfYear;
  readonly to: DayOfYear;
}

export interface DayOfYear {
  /** 1 to 12. */
  readonly month: number;
  /** 1 to 31; a day that the month does not have is never met, as the end of a range it means the month's end. */
  readonly day: number;
}
