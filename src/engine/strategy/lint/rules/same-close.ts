import { holdsBetweenEquals } from "../../../conditions/comparator.ts";
import type { IndicatorReference } from "../../condition.ts";
import { writeSource } from "../../writing/reference.ts";
import { describeCondition } from "../describe.ts";
import { findingAt, type LintRule } from "../rule.ts";

/** Indicators that are the close itself at windows of up to so many bars. */
const LONGEST_WINDOW: ReadonlyMap<string, number> = new Map([
  ["Current Price", Infinity],
  ["Simple Moving Average", 1],
  ["Exponential Moving Average", 1],
  ["Weighted Moving Average", 1],
  ["Wilder Moving Average", 1],
  ["Hull Moving Average", 1],
  ["DEMA", 1],
  ["TEMA", 1],
  ["Linear Reg Value", 2],
]);

/** A price that is compared with an average of one bar, which is that price. */
export const sameClose: LintRule = ({ visits }) =>
  visits.flatMap((visit) =>
    visit.lists.flatMap(({ terms, keys }) =>
      terms.flatMap(({ condition }, index) => {
        if (condition.kind === "date" || condition.right.kind === "threshold") return [];
        const { left, right, comparator } = condition;
        const isOne = writeSource(left.source) === writeSource(right.source);
        const isSame = left.metric === right.metric && left.window === right.window;
        if (!isOne || isSame || !isClose(left) || !isClose(right)) return [];
        const outcome = holdsBetweenEquals(comparator) ? "always true" : "never true";
        const message = `${describeCondition(condition)} is ${outcome} on a close, where both sides are that close`;
        return [findingAt(visit, [...keys, index], "condition.same-close", message)];
      }),
    ),
  );

function isClose({ metric, window }: IndicatorReference): boolean {
  return typeof metric === "string" && (window ?? 1) <= (LONGEST_WINDOW.get(metric) ?? 0);
}
