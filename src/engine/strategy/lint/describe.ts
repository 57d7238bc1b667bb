/** Indicators in words, for messages. */
import type { ComparisonCondition, Condition, DateCondition, Metric, Source } from "../condition.ts";
import { writeSource } from "../writing/reference.ts";

/** `Relative Strength Index (14)`. */
export function describeMetric(metric: Metric, window: number | null): string {
  const name = typeof metric === "string" ? metric : metric.title;
  return window === null ? name : `${name} (${window})`;
}

/** `Relative Strength Index (14) of SPY`. */
export function describeReference(metric: Metric, window: number | null, source: Source): string {
  return `${describeMetric(metric, window)} of ${writeSource(source)}`;
}

/** `Relative Strength Index (14) of SPY gt 70`, `Date 2/1 to 2/28`. */
export function describeCondition(condition: Condition): string {
  const { forDays } = condition;
  const what = condition.kind === "date" ? describeDays(condition) : describeComparison(condition);
  return forDays === 1 ? what : `${what} for ${forDays} days`;
}

function describeDays({ from, to }: DateCondition): string {
  return `Date ${from.month}/${from.day} to ${to.month}/${to.day}`;
}

function describeComparison({ left, comparator, right }: ComparisonCondition): string {
  const against =
    right.kind === "threshold"
      ? String(right.value)
      : describeReference(right.metric, right.window, right.source);
  return `${describeReference(left.metric, left.window, left.source)} ${comparator} ${against}`;
}
