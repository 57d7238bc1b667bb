import type { Condition } from "../condition.ts";
import { writeMetric, writeSource, writeWindow } from "./reference.ts";

export function writeConditions(conditions: readonly Condition[]): object[] {
  return conditions.map((condition) => ({
    id: condition.id,
    type: condition.type,
    ...(condition.kind === "date" ? writeDays(condition) : writeComparison(condition)),
    ...(condition.forDays === 1 ? {} : { forDays: condition.forDays }),
  }));
}

function writeDays({ from, to }: Extract<Condition, { kind: "date" }>): object {
  const isOneDay = from.month === to.month && from.day === to.day;
  return {
    metric: "Date",
    dateMonth: from.month,
    dateDay: from.day,
    ...(isOneDay ? {} : { expanded: true, dateTo: { month: to.month, day: to.day } }),
  };
}

function writeComparison({ left, comparator, right }: Extract<Condition, { kind: "comparison" }>): object {
  return {
    metric: writeMetric(left.metric),
    ...writeWindow("window", left.window),
    ticker: writeSource(left.source),
    comparator,
    ...(right.kind === "threshold"
      ? { threshold: right.value }
      : {
          expanded: true,
          rightMetric: writeMetric(right.metric),
          ...writeWindow("rightWindow", right.window),
          rightTicker: writeSource(right.source),
        }),
  };
}
