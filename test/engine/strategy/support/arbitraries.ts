/** Random exports over all kinds, fields and spellings; all of them can be read. */
import * as fc from "fast-check";
import type { Export } from "./exports.ts";

const TICKERS = ["SPY", " qqq", "BRK.B", "TLT"];
const ticker = fc.constantFrom(...TICKERS);
const closesMetric = fc.constantFrom("RSI", "Relative Strength Index", "SMA", "Current Price", "custom:up");
const anyMetric = fc.oneof(closesMetric, fc.constantFrom("Volume", "ATR", "custom:range"));
const window = fc.option(fc.oneof(fc.integer({ min: 0, max: 300 }), fc.constantFrom("21", 7.5, "")), {
  nil: undefined,
});
const looks = fc.record(
  {
    id: fc.oneof(fc.constantFrom("a", "b", 7, "", "#/children/next/0"), fc.string()),
    title: fc.oneof(fc.string(), fc.constant(null), fc.constant(5)),
    bgColor: fc.string(),
    collapsed: fc.boolean(),
  },
  { requiredKeys: [] },
);

/** A metric and something that has the bars for it; branches where the node has them. */
function read(hasBranches: boolean) {
  const closesOnly = fc.constantFrom(
    "SPY/TLT",
    "qqq / brk.b",
    ...(hasBranches ? ["branch:then", "Branch:exit"] : []),
  );
  return fc.oneof(fc.tuple(anyMetric, ticker), fc.tuple(closesMetric, closesOnly));
}

const threshold = fc.oneof(
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.integer({ min: -100, max: 100 }),
  fc.constantFrom("30", -0),
);

const date = fc.record({
  id: fc.constantFrom("c", "", undefined),
  metric: fc.constant("Date"),
  expanded: fc.boolean(),
  dateMonth: fc.option(fc.integer({ min: 1, max: 12 })),
  dateDay: fc.option(fc.integer({ min: 1, max: 31 })),
  dateTo: fc.option(
    fc.record({
      month: fc.option(fc.integer({ min: 1, max: 12 })),
      day: fc.option(fc.integer({ min: 1, max: 31 })),
    }),
  ),
  type: fc.constantFrom("if", "AND", "or"),
  forDays: fc.option(fc.integer({ min: 0, max: 3 })),
});

function comparison(hasBranches: boolean) {
  return fc
    .record({
      id: fc.constantFrom("c", "d", "", undefined),
      type: fc.constantFrom("if", "and", "Or"),
      left: read(hasBranches),
      right: fc.option(read(hasBranches)),
      comparator: fc.constantFrom("<", ">", "lte", "gte", "crossAbove", "crossBelow"),
      threshold,
      window,
      rightWindow: window,
      forDays: fc.constantFrom(undefined, 1, "2", 3.5),
    })
    .map(({ left: [metric, leftTicker], right, ...fields }) => ({
      ...fields,
      metric,
      ticker: leftTicker,
      ...(right === null ? {} : { expanded: true, rightMetric: right[0], rightTicker: right[1] }),
    }));
}

function conditions(hasBranches: boolean) {
  return fc.array(fc.oneof(comparison(hasBranches), date), { maxLength: 3 });
}

function items(hasBranches: boolean) {
  return fc.array(
    fc.record({
      id: fc.constantFrom("x", "y", undefined),
      conditions: conditions(hasBranches),
      groupLogic: fc.constantFrom(undefined, "and", "OR"),
    }),
    { maxLength: 3 },
  );
}

const mode = fc.constantFrom("equal", "Defined", "inverse", "pro", "capped", undefined);
const percent = fc.oneof(
  fc.double({ min: -5, max: 120, noNaN: true }),
  fc.integer({ min: 0, max: 100 }),
  fc.constant(undefined),
);
const fallback = fc.constantFrom("Empty", "bil", undefined);
const weighting = fc.record({
  weighting: mode,
  weightingThen: mode,
  weightingElse: mode,
  volWindow: window,
  volWindowElse: window,
  minCap: percent,
  minCapThen: percent,
  maxCap: percent,
  maxCapElse: percent,
  cappedFallback: fallback,
  cappedFallbackElse: fallback,
});
const weight = fc.record({
  window,
  definedWeight: fc.option(fc.double({ min: -10, max: 100, noNaN: true }), { nil: undefined }),
});

const tree = fc.letrec<{ node: Export; children: (Export | null)[] }>((tie) => {
  const kind = (name: string, fields: fc.Arbitrary<object>): fc.Arbitrary<Export> =>
    fc
      .tuple(looks, weighting, weight, fields)
      .map((parts) => ({ ...Object.assign({}, ...parts), kind: name }));
  const children = tie("children");
  const next = children.map((nodes) => ({ next: nodes }));
  const both = fc.record({ then: children, else: children });
  return {
    children: fc.array(fc.option(tie("node"), { freq: 5 }), { maxLength: 3 }),
    node: fc.oneof(
      { maxDepth: 4, withCrossShrink: true },
      kind(
        "position",
        fc.record({
          positions: fc.array(fc.oneof(ticker, fc.constantFrom("Empty", "", null)), { maxLength: 3 }),
        }),
      ),
      kind("basic", fc.record({ children: next })),
      kind(
        "function",
        fc.record({
          children: next,
          metric: fc.option(anyMetric),
          bottom: fc.constantFrom(undefined, 0, 2, "3"),
          rank: fc.constantFrom(undefined, "Top", "bottom"),
        }),
      ),
      kind("indicator", fc.record({ children: both, conditions: conditions(true) })),
      kind(
        "numbered",
        fc.record({
          children: both,
          numbered: fc.record({
            quantifier: fc.constantFrom(undefined, "ALL", "none", "exactly", "atLeast", "atMost"),
            n: fc.constantFrom(undefined, 2, -1, "1"),
            items: items(true),
          }),
        }),
      ),
      kind(
        "numbered",
        fc.record({
          children: fc.dictionary(fc.constantFrom("ladder-0", "ladder-1", "ladder-2", "then"), children),
          numbered: fc.record({ quantifier: fc.constant("Ladder"), items: items(false) }),
        }),
      ),
      kind(
        "altExit",
        fc.record({ children: both, entryConditions: conditions(true), exitConditions: conditions(true) }),
      ),
      kind(
        "scaling",
        fc
          .tuple(both, read(true), window, threshold, threshold)
          .map(([slots, [scaleMetric, scaleTicker], scaleWindow, scaleFrom, scaleTo]) => ({
            children: slots,
            scaleMetric,
            scaleTicker,
            scaleWindow,
            scaleFrom,
            scaleTo,
          })),
      ),
      kind("rolling", fc.record({ children: next })),
      kind("call", fc.record({ callRefId: fc.constantFrom("core", "outer") })),
    ),
  };
}).node;

export const exports: fc.Arbitrary<Export> = tree.map((root) => ({
  ...root,
  customIndicators: [
    { id: "up", name: "Up", formula: "RSI-50" },
    { id: "range", formula: "(high - low) / close" },
  ],
  callChains: [
    { id: "core", name: "Core", root: { kind: "position", id: "p", positions: ["GLD"] } },
    {
      id: "outer",
      root: JSON.stringify({
        kind: "function",
        id: "f",
        window: 21,
        children: {
          next: [
            { kind: "call", callRefId: "core", id: "c" },
            { kind: "position", positions: ["IEF"] },
          ],
        },
      }),
    },
  ],
}));
