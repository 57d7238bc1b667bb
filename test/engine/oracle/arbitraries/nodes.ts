/** Random nodes of every kind. */
import * as fc from "fast-check";
import { conditionLists, levelsOf, operands } from "./conditions.ts";
import type { Metrics } from "./metrics.ts";
import { optional, windows } from "./optional.ts";
import { holdings } from "./tickers.ts";
import { statedWeights, weightings, weightingsOfTwo } from "./weightings.ts";

export interface NodeChoices {
  readonly metrics: Metrics;
  /** Ids of chains that may be called. */
  readonly chains: readonly string[];
  readonly maxDepth: number;
}

export type Export = object;
type Children = fc.Arbitrary<readonly (Export | null)[]>;

const QUANTIFIERS = ["any", "all", "none", "exactly", "atLeast", "atMost", "ANY", "atleast", "Exactly"];

export interface Nodes {
  readonly any: fc.Arbitrary<Export>;
  /** Neither a position nor a call. */
  readonly branching: fc.Arbitrary<Export>;
}

/** Nodes and all below them. */
export function nodes({ metrics, chains, maxDepth }: NodeChoices): Nodes {
  const { node, branching } = fc.letrec<{ node: Export; branching: Export }>((tie) => {
    const child = optional(tie("node"), 15);
    const children: Children = fc.oneof(
      { weight: 12, arbitrary: fc.array(child, { minLength: 1, maxLength: 3 }) },
      { weight: 1, arbitrary: fc.constant([]) },
    );
    return {
      node: fc.oneof(
        { maxDepth, withCrossShrink: true },
        { weight: 3, arbitrary: positions },
        { weight: chains.length, arbitrary: calls(chains) },
        { weight: 15, arbitrary: tie("branching") },
      ),
      branching: fc.oneof(
        { weight: 3, arbitrary: basics(children) },
        { weight: 2, arbitrary: functions(children, metrics) },
        { weight: 3, arbitrary: indicators(children, metrics) },
        { weight: 2, arbitrary: numbereds(children, metrics) },
        { weight: 1, arbitrary: ladders(children, metrics) },
        { weight: 2, arbitrary: altExits(children, metrics) },
        { weight: 2, arbitrary: scalings(children, metrics) },
      ),
    };
  });
  return { any: node, branching };
}

const positions: fc.Arbitrary<Export> = fc
  .tuple(optional(fc.array(holdings, { minLength: 1, maxLength: 3 }), 30), statedWeights)
  .map(([held, weight]) => ({ kind: "position", positions: held, ...weight }));

/** A call always says what it weighs. */
function calls(chains: readonly string[]): fc.Arbitrary<Export> {
  return fc.record({
    kind: fc.constant("call"),
    callRefId: fc.constantFrom(...chains, ...(chains.length === 0 ? ["none"] : [])),
    window: fc.integer({ min: 0, max: 3 }),
    definedWeight: optional(fc.constantFrom(1, 2.5), 2),
  });
}

function basics(children: Children): fc.Arbitrary<Export> {
  return fc
    .tuple(children, weightings, statedWeights)
    .map(([next, weighting, weight]) => ({ kind: "basic", children: { next }, ...weighting, ...weight }));
}

function functions(children: Children, metrics: Metrics): fc.Arbitrary<Export> {
  const ranking = fc.record({
    window: optional(windows, 8),
    definedWeight: optional(fc.constantFrom(0, 1, 2.5)),
    metric: optional(
      metrics.ofTickers.map(({ id }) => id),
      9,
    ),
    bottom: optional(fc.constantFrom(1, 2, 3, 1.9)),
    rank: optional(fc.constantFrom("Top", "top", "Bottom", "BOTTOM"), 5),
  });
  return fc
    .tuple(children, weightings, ranking)
    .map(([next, weighting, fields]) => ({ kind: "function", children: { next }, ...weighting, ...fields }));
}

function indicators(children: Children, metrics: Metrics): fc.Arbitrary<Export> {
  return twoSlots(children, conditionLists({ metrics, withBranches: true })).map(([shared, conditions]) => ({
    kind: "indicator",
    conditions,
    ...shared,
  }));
}

function numberedItems(metrics: Metrics, withBranches: boolean) {
  return fc.array(
    fc.record({
      id: fc.constantFrom("first", "second"),
      conditions: conditionLists({ metrics, withBranches }),
      groupLogic: optional(fc.constantFrom("and", "or"), 2),
    }),
    { minLength: 1, maxLength: 3 },
  );
}

function numbereds(children: Children, metrics: Metrics): fc.Arbitrary<Export> {
  const numbered = fc.record({
    quantifier: optional(fc.constantFrom(...QUANTIFIERS), 9),
    n: optional(fc.integer({ min: 0, max: 3 }), 6),
    items: numberedItems(metrics, true),
  });
  return twoSlots(children, numbered).map(([shared, fields]) => ({
    kind: "numbered",
    numbered: fields,
    ...shared,
  }));
}

function ladders(children: Children, metrics: Metrics): fc.Arbitrary<Export> {
  return fc
    .tuple(
      numberedItems(metrics, false),
      fc.tuple(children, children, children, children),
      weightings,
      statedWeights,
    )
    .map(([items, rungs, weighting, weight]) => ({
      kind: "numbered",
      numbered: { quantifier: "ladder", items },
      children: Object.fromEntries(
        rungs.slice(0, items.length + 1).map((rung, count) => [`ladder-${count}`, rung]),
      ),
      ...weighting,
      ...weight,
    }));
}

function altExits(children: Children, metrics: Metrics): fc.Arbitrary<Export> {
  const list = conditionLists({ metrics, withBranches: true });
  return twoSlots(children, fc.tuple(list, list)).map(([shared, [entryConditions, exitConditions]]) => ({
    kind: "altExit",
    entryConditions,
    exitConditions,
    ...shared,
  }));
}

function scalings(children: Children, metrics: Metrics): fc.Arbitrary<Export> {
  const scale = operands({ metrics, withBranches: true }).chain((operand) =>
    fc.record({
      scaleMetric: fc.constant(operand.metric.id),
      scaleTicker: fc.constant(operand.ticker),
      scaleWindow: optional(windows, 8),
      scaleFrom: fc.constantFrom(...levelsOf(operand)),
      scaleTo: fc.constantFrom(...levelsOf(operand)),
    }),
  );
  return twoSlots(children, scale).map(([shared, fields]) => ({ kind: "scaling", ...fields, ...shared }));
}

/** The fields that all kinds with two slots share, and those of one kind. */
function twoSlots<Fields>(
  children: Children,
  fields: fc.Arbitrary<Fields>,
): fc.Arbitrary<[shared: object, fields: Fields]> {
  return fc
    .tuple(children, children, weightingsOfTwo, statedWeights, fields)
    .map(([whenTrue, whenFalse, weighting, weight, own]) => [
      { children: { then: whenTrue, else: whenFalse }, ...weighting, ...weight },
      own,
    ]);
}
