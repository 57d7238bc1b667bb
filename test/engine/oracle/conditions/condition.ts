/** Conditions and lists of them on one bar. */
import { closeCall, exactly } from "../close-calls.ts";
import { isOnDate } from "../bars/date.ts";
import type { Evaluator } from "../evaluator.ts";
import type { Comparison, Condition } from "../tree/tree.ts";
import { allOf, anyOf, type Truth } from "./truth.ts";

/** AND binds tighter than OR; `if` after the first begins a new alternative as `or` does. An empty list is false. */
export function truthOfList(conditions: readonly Condition[], bar: number, evaluator: Evaluator): Truth {
  const alternatives: Condition[][] = [];
  for (const condition of conditions) {
    if (condition.type !== "and" || alternatives.length === 0) alternatives.push([]);
    alternatives.at(-1)!.push(condition);
  }
  return anyOf(
    alternatives.map((terms) => allOf(terms.map((term) => truthOfCondition(term, bar, evaluator)))),
  );
}

/** True on each of the last `forDays` bars. Of bars before the first nothing is known. */
export function truthOfCondition(condition: Condition, bar: number, evaluator: Evaluator): Truth {
  const days: Truth[] = [];
  for (let age = 0; age < condition.forDays; age++) {
    days.push(age > bar ? "unknown" : truthOfDay(condition, bar - age, evaluator));
  }
  return allOf(days);
}

function truthOfDay(condition: Condition, bar: number, evaluator: Evaluator): Truth {
  if (condition.kind === "date") {
    return isOnDate(condition, evaluator.dates[bar]!) ? "true" : "false";
  }
  switch (condition.comparator) {
    case "lt":
      return compare(condition, bar, evaluator, (left, right) => left < right);
    case "gt":
      return compare(condition, bar, evaluator, (left, right) => left > right);
    case "lte":
      return compare(condition, bar, evaluator, (left, right) => left <= right);
    case "gte":
      return compare(condition, bar, evaluator, (left, right) => left >= right);
    case "crossAbove":
      return allOf([
        compare(condition, bar - 1, evaluator, (left, right) => left < right),
        compare(condition, bar, evaluator, (left, right) => left >= right),
      ]);
    case "crossBelow":
      return allOf([
        compare(condition, bar - 1, evaluator, (left, right) => left > right),
        compare(condition, bar, evaluator, (left, right) => left <= right),
      ]);
  }
}

function compare(
  { left, right }: Comparison,
  bar: number,
  evaluator: Evaluator,
  holds: (left: number, right: number) => boolean,
): Truth {
  const leftSide = evaluator.side(left, bar);
  const rightSide = typeof right === "number" ? exactly(right) : evaluator.side(right, bar);
  const call = closeCall(bar, leftSide, rightSide);
  if (call !== null) evaluator.note(call);
  if (Number.isNaN(leftSide.value) || Number.isNaN(rightSide.value)) return "unknown";
  return holds(leftSide.value, rightSide.value) ? "true" : "false";
}
