import * as fc from "fast-check";
import { describe, it } from "vitest";
import { lintStrategy } from "../../../../src/engine/strategy/lint/lint.ts";
import type { ComparisonCondition, Metric } from "../../../../src/engine/strategy/condition.ts";
import type { IndicatorNode, StrategyNode } from "../../../../src/engine/strategy/tree.ts";
import { holdsAlways } from "../../support/property.ts";
import { asKind, condition, type Export, hold, indicator, parsedOf } from "../support/exports.ts";

/** Two indicators with values from 0 to 100, compared with numbers and with one another. */
const NAMES = ["RSI", "Stochastic RSI"] as const;
/** What a finding says of its condition wherever it is looked at. */
const SAID: ReadonlyMap<string, boolean> = new Map([
  ["condition.never", false],
  ["condition.contradicts-branch", false],
  ["condition.always", true],
  ["condition.repeats-branch", true],
]);
type Values = Readonly<Record<string, number>>;

const compared = fc
  .record({
    type: fc.constantFrom("and", "or"),
    metric: fc.constantFrom(...NAMES),
    comparator: fc.constantFrom("lt", "gt", "lte", "gte"),
    threshold: fc.constantFrom(-10, 0, 30, 50, 70, 100, 110),
    right: fc.option(fc.constantFrom(...NAMES), { freq: 3 }),
  })
  .map(({ right, threshold, ...fields }) =>
    condition("SPY", threshold, right === null ? fields : { ...fields, expanded: true, rightMetric: right }),
  );
const nested: fc.Arbitrary<Export> = fc.letrec<{ node: Export }>((tie) => ({
  node: fc.oneof(
    { maxDepth: 5, depthSize: "large" },
    fc.constant(hold("SPY")),
    fc
      .tuple(fc.array(compared, { minLength: 1, maxLength: 3 }), tie("node"), tie("node"))
      .map(([conditions, whenTrue, whenFalse]) => indicator(conditions, [whenTrue], [whenFalse])),
  ),
})).node;
const value = fc.constantFrom(0, 10, 30, 40, 50, 60, 70, 90, 100);

function valueOf(metric: Metric, values: Values): number {
  return typeof metric === "string" ? (values[metric] ?? NaN) : NaN;
}

function holds({ left, comparator, right }: ComparisonCondition, values: Values): boolean {
  const one = valueOf(left.metric, values);
  const other = right.kind === "threshold" ? right.value : valueOf(right.metric, values);
  return {
    lt: one < other,
    gt: one > other,
    lte: one <= other,
    gte: one >= other,
    crossAbove: false,
    crossBelow: false,
  }[comparator];
}

/** The indicators that are looked at with these values, from the root on, each with its conditions' truths. */
function wayOf(root: StrategyNode, values: Values): { node: IndicatorNode; truths: boolean[] }[] {
  if (root.kind !== "indicator") return [];
  const comparisons = root.conditions.filter((one) => one.kind === "comparison");
  const truths = comparisons.map((one) => holds(one, values));
  let isTrue = false;
  let term = true;
  for (const [index, { type }] of comparisons.entries()) {
    if (index > 0 && type === "or") {
      isTrue ||= term;
      term = true;
    }
    term &&= truths[index] === true;
  }
  const [child] = (isTrue || term ? root.slots.then : root.slots.else).children;
  return [{ node: root, truths }, ...(child === undefined ? [] : wayOf(child, values))];
}

describe("what linting says of a condition", () => {
  it("is so with any values, wherever the condition is looked at", ({ expect }) => {
    let judged = 0;
    holdsAlways(
      fc.property(nested, value, value, (input, first, second) => {
        const { strategy, places } = parsedOf(input);
        const findings = lintStrategy(strategy, { places });
        const values = { "Relative Strength Index": first, "Stochastic RSI": second };
        for (const { node, truths } of wayOf(strategy, values)) {
          for (const { code, nodeId, path } of findings) {
            if (nodeId !== node.id) continue;
            const said = SAID.get(code);
            if (said === undefined) continue;
            expect(truths[Number(path.split("/").at(-1))]).toBe(said);
            judged++;
          }
        }
      }),
      400,
    );
    expect(judged).toBeGreaterThan(200);
  });

  it("is said wherever one indicator's values leave no choice", ({ expect }) => {
    const single = fc.record({
      comparator: fc.constantFrom("lt", "gt", "lte", "gte"),
      threshold: fc.constantFrom(20, 50, 80),
    });
    holdsAlways(
      fc.property(single, single, (outer, inner) => {
        const written = (fields: object, ...children: Export[]) =>
          indicator([condition("SPY", 0, { metric: "RSI", ...fields })], children, [hold("BIL")]);
        const { strategy } = parsedOf(written(outer, written(inner, hold("SPY"))));
        const nodes = [asKind(strategy, "indicator")];
        const [child] = nodes[0]!.slots.then.children;
        nodes.push(asKind(child, "indicator"));
        // Every half from 0 to 100 with which the outer condition holds.
        const inside = Array.from({ length: 201 }, (_, index) => index / 2).filter((rsi) =>
          wayOf(nodes[0]!, { "Relative Strength Index": rsi })[0]?.truths.every(Boolean),
        );
        const truths = new Set(
          inside.map((rsi) => wayOf(nodes[1]!, { "Relative Strength Index": rsi })[0]?.truths[0]),
        );
        const expected =
          truths.size === 2
            ? []
            : [truths.has(true) ? "condition.repeats-branch" : "condition.contradicts-branch"];
        expect(lintStrategy(strategy).map(({ code }) => code)).toEqual(expected);
      }),
    );
  });
});
