/** Random conditions and lists of them. */
import * as fc from "fast-check";
import type { Metric, Metrics } from "./metrics.ts";
import { optional, windows } from "./optional.ts";
import { branches, ratios, tickers } from "./tickers.ts";

/** A metric of something that has it. */
export interface Operand {
  readonly metric: Metric;
  readonly ticker: string;
  /** Whether any metric may be read of it; ratios and branches have those of closes only. */
  readonly hasAll: boolean;
  /** Whether ratios and branches have the metric. */
  readonly ofCloses: boolean;
}

export interface ConditionChoices {
  readonly metrics: Metrics;
  /** Whether the node that owns the condition has branches to read. */
  readonly withBranches: boolean;
}

const COMPARATORS = [
  "lt",
  "gt",
  "lte",
  "gte",
  "crossAbove",
  "crossBelow",
  "crossAbove",
  "crossBelow",
  "<",
  ">",
  "<=",
  ">=",
] as const;
/** Around 1, where ratios and the equity of branches are. */
const AROUND_ONE = [0.93, 0.997, 1, 1.031, 1.11];

export function operands({ metrics, withBranches }: ConditionChoices): fc.Arbitrary<Operand> {
  const ofTickers = fc.record({
    metric: metrics.ofTickers,
    ticker: tickers,
    hasAll: fc.constant(true),
    ofCloses: fc.constant(false),
  });
  const ofCloses = (instruments: fc.Arbitrary<string>, hasAll: boolean) =>
    fc.record({
      metric: metrics.ofCloses,
      ticker: instruments,
      hasAll: fc.constant(hasAll),
      ofCloses: fc.constant(true),
    });
  return fc.oneof(
    { weight: 3, arbitrary: ofTickers },
    { weight: 3, arbitrary: ofCloses(tickers, true) },
    { weight: 1, arbitrary: ofCloses(ratios, false) },
    { weight: withBranches ? 2 : 0, arbitrary: ofCloses(branches, false) },
  );
}

/** A number that the operand may lie on either side of. */
export function levelsOf({ metric, hasAll }: Operand): readonly number[] {
  return metric.levels.includes(11) && !hasAll ? AROUND_ONE : metric.levels;
}

const joining = {
  id: fc.constantFrom("one", "two", null),
  type: fc.constantFrom("if", "and", "or"),
  forDays: optional(fc.integer({ min: 1, max: 3 })),
};

function comparisons(choices: ConditionChoices): fc.Arbitrary<object> {
  return fc.tuple(operands(choices), operands(choices)).chain(([left, right]) =>
    fc
      .record({
        ...joining,
        window: optional(windows, 10),
        comparator: fc.constantFrom(...COMPARATORS),
        threshold: fc.constantFrom(...levelsOf(left)),
        expanded: fc.boolean(),
        rightWindow: optional(windows),
        keepMetric: fc.boolean(),
        keepTicker: fc.boolean(),
      })
      .map(({ keepMetric, keepTicker, ...fields }) => ({
        ...fields,
        metric: left.metric.id,
        ticker: left.ticker,
        // The left side's field stands in where the two still fit together.
        rightMetric: keepMetric && (right.hasAll || left.ofCloses) ? null : right.metric.id,
        rightTicker: keepTicker && !keepMetric && (left.hasAll || right.ofCloses) ? null : right.ticker,
      })),
  );
}

const dates: fc.Arbitrary<object> = fc.record({
  ...joining,
  metric: fc.constant("Date"),
  ticker: optional(tickers),
  comparator: fc.constantFrom("gt", null),
  expanded: fc.boolean(),
  dateMonth: optional(fc.constantFrom(11, 12, 1, 2, 3), 8),
  dateDay: optional(fc.integer({ min: 1, max: 31 }), 8),
  dateTo: optional(
    fc.record({
      month: optional(fc.constantFrom(11, 12, 1, 2, 3), 6),
      day: optional(fc.integer({ min: 1, max: 31 }), 6),
    }),
    6,
  ),
});

export function conditions(choices: ConditionChoices): fc.Arbitrary<object> {
  return fc.oneof({ weight: 8, arbitrary: comparisons(choices) }, { weight: 1, arbitrary: dates });
}

export function conditionLists(choices: ConditionChoices): fc.Arbitrary<readonly object[]> {
  const condition = conditions(choices);
  return fc.oneof(
    { weight: 9, arbitrary: fc.array(condition, { minLength: 1, maxLength: 3 }) },
    { weight: 1, arbitrary: fc.constant([]) },
  );
}
