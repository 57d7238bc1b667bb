import { describe, it } from "vitest";
import { parseStrategy } from "../../../src/engine/strategy/parse.ts";
import type { ComparisonCondition } from "../../../src/engine/strategy/condition.ts";
import type { Branch, IndicatorNode, StrategyNode } from "../../../src/engine/strategy/tree.ts";
import { asKind, basic, condition, findingsOf, hold, indicator, strategyOf } from "./support/exports.ts";

function branchOf(node: StrategyNode): Branch {
  if (node.kind !== "basic") throw new Error(`${node.kind} has no next`);
  return node.slots.next;
}

/** The comparisons of an indicator with these conditions. */
function conditionsOf(...conditions: object[]): ComparisonCondition[] {
  return asKind(strategyOf(indicator(conditions, [], [])), "indicator").conditions.map((read) => {
    if (read.kind !== "comparison") throw new Error("a date");
    return read;
  });
}

describe("reading an export", () => {
  it("keeps what the Forge draws and drops fields that nobody knows", ({ expect }) => {
    const looks = { id: "n1", title: "Root", bgColor: "#fff", collapsed: true };
    expect(strategyOf({ ...hold("SPY"), ...looks, madeUp: { deep: [1] } })).toEqual({
      ...looks,
      kind: "position",
      positions: ["SPY"],
      slots: {},
    });
  });

  it("does without looks, and with looks of a strange type", ({ expect }) => {
    const strange = { ...hold("SPY"), title: 7, bgColor: [], collapsed: "yes" };
    expect(strategyOf(strange)).toMatchObject({ title: null, bgColor: null, collapsed: false });
    expect(strategyOf(hold("SPY"))).toMatchObject({ title: null, bgColor: null, collapsed: false });
  });

  it("gives nodes and conditions without an id one from their place, the same each time", ({ expect }) => {
    const tree = basic([null, indicator([condition("SPY", 1)], [hold("SPY")], [])]);
    const [node] = branchOf(strategyOf(tree)).children;
    expect(node).toMatchObject({ id: "#/children/next/1" });
    expect((node as IndicatorNode).conditions[0]?.id).toBe("#/children/next/1/conditions/0");
    expect(strategyOf(tree)).toEqual(strategyOf(structuredClone(tree)));
  });

  it("tells apart two nodes that share an id, and says so", ({ expect }) => {
    const tree = basic([
      { ...hold("SPY"), id: "copy" },
      { ...hold("BIL"), id: "copy" },
    ]);
    expect(branchOf(strategyOf(tree)).children.map(({ id }) => id)).toEqual(["copy", "#/children/next/1"]);
    expect(parseStrategy(tree).findings).toMatchObject([
      { code: "id.duplicate", level: "warning", path: "/children/next/1/id" },
    ]);
  });

  it("upper-cases and trims tickers, and takes Empty in any case, and blanks, for cash", ({ expect }) => {
    expect(strategyOf(hold(" spy ", "EMPTY", "empty", "", "brk.b"))).toMatchObject({
      positions: ["SPY", "BRK.B"],
    });
    expect(strategyOf({ kind: "position" })).toMatchObject({ positions: [] });
  });

  it("drops empty places in a slot", ({ expect }) => {
    expect(branchOf(strategyOf(basic([null, hold("SPY"), null]))).children).toHaveLength(1);
    expect(branchOf(strategyOf({ kind: "basic" })).children).toEqual([]);
    expect(branchOf(strategyOf({ kind: "basic", children: { next: null } })).children).toEqual([]);
  });

  it("warns of children in a slot that the kind does not have, and ignores empty ones", ({ expect }) => {
    const tree = { kind: "basic", children: { next: [hold("SPY")], ladder: [hold("BIL")], other: [null] } };
    expect(parseStrategy(tree)).toMatchObject({
      ok: true,
      findings: [{ code: "slot.ignored", level: "warning", path: "/children/ladder" }],
    });
  });

  it("reads numbers that a form left as text, and cleared fields as missing", ({ expect }) => {
    const text = condition("SPY", 0, { metric: "SMA", window: "20", threshold: " 1.5 ", forDays: "" });
    expect(conditionsOf(text)[0]).toMatchObject({
      left: { window: 20 },
      right: { kind: "threshold", value: 1.5 },
      forDays: 1,
    });
  });
});

describe("reading weightings", () => {
  it("is equal by default", ({ expect }) => {
    expect(branchOf(strategyOf(basic([hold("SPY")]))).weighting).toEqual({ mode: "equal" });
  });

  it("takes defined weights from the children's windows, and from definedWeight first", ({ expect }) => {
    const children = [
      { ...hold("SPY"), window: 70 },
      { ...hold("BIL"), window: 10, definedWeight: 30 },
    ];
    const { weighting } = branchOf(strategyOf(basic(children, { weighting: "defined" })));
    expect(weighting).toEqual({ mode: "defined", weights: [70, 30] });
  });

  it("counts a missing or negative weight as 0 and says so", ({ expect }) => {
    const tree = basic([hold("SPY"), { ...hold("BIL"), window: -5 }, { ...hold("GLD"), window: 1 }], {
      weighting: "defined",
    });
    expect(branchOf(strategyOf(tree)).weighting).toEqual({ mode: "defined", weights: [0, 0, 1] });
    expect(findingsOf(tree)).toEqual([
      "weighting.weight-missing /children/next/0",
      "weighting.weight-negative /children/next/1",
    ]);
  });

  it("has a volatility window of 20, no caps and no fallback by default", ({ expect }) => {
    const weightingOf = (mode: string) => branchOf(strategyOf(basic([], { weighting: mode }))).weighting;
    const volatility = { volWindow: 20, minCap: 0, maxCap: 1 };
    expect(weightingOf("inverse")).toEqual({ mode: "inverse", ...volatility });
    expect(weightingOf("pro")).toEqual({ mode: "pro", ...volatility });
    expect(weightingOf("capped")).toEqual({ mode: "capped", fallback: null, minCap: 0, maxCap: 1 });
  });

  it("turns percent into fractions and keeps whole windows of at least one bar", ({ expect }) => {
    const fields = { weighting: "pro", minCap: 5, maxCap: 140, volWindow: 0.4 };
    expect(branchOf(strategyOf(basic([], fields))).weighting).toEqual({
      mode: "pro",
      volWindow: 1,
      minCap: 0.05,
      maxCap: 1,
    });
  });

  it("lets the maximum prevail over a minimum above it, and says so", ({ expect }) => {
    const tree = basic([], { weighting: "pro", minCap: 60, maxCap: 40 });
    expect(branchOf(strategyOf(tree)).weighting).toMatchObject({ minCap: 0.4, maxCap: 0.4 });
    expect(findingsOf(tree)).toEqual(["weighting.caps-crossed "]);
  });

  it("has its own weighting in each branch, falling back to the node's field by field", ({ expect }) => {
    const fields = {
      weighting: "inverse",
      volWindow: 30,
      minCap: 10,
      maxCap: 80,
      cappedFallback: "BIL",
      volWindowThen: 5,
      maxCapThen: 60,
      weightingElse: "capped",
      minCapElse: 0,
      cappedFallbackElse: "gld",
    };
    expect(strategyOf(indicator([], [], [], fields)).slots).toMatchObject({
      then: { weighting: { mode: "inverse", volWindow: 5, minCap: 0.1, maxCap: 0.6 } },
      else: { weighting: { mode: "capped", fallback: "GLD", minCap: 0, maxCap: 0.8 } },
    });
  });
});

describe("reading conditions", () => {
  it("resolves aliases and signs", ({ expect }) => {
    const read = conditionsOf(
      condition("SPY", 1, { metric: "RSI", comparator: "<" }),
      condition("SPY", 1, { type: "and", metric: "SMA", comparator: ">" }),
      condition("SPY", 1, { type: "AND", metric: "EMA", comparator: "<=" }),
      condition("SPY", 1, { type: "or", metric: "ROC", comparator: ">=" }),
    );
    expect(read.map(({ left, comparator }) => [left.metric, comparator])).toEqual([
      ["Relative Strength Index", "lt"],
      ["Simple Moving Average", "gt"],
      ["Exponential Moving Average", "lte"],
      ["Rate of Change", "gte"],
    ]);
    expect(read.map(({ type }) => type)).toEqual(["if", "and", "and", "or"]);
  });

  it("has a window of 14 by default, in whole bars, and none where the metric has none", ({ expect }) => {
    const windowOf = (fields: object) => conditionsOf(condition("SPY", 1, fields))[0]?.left.window;
    expect(windowOf({ metric: "RSI" })).toBe(14);
    expect(windowOf({ metric: "RSI", window: 10.9 })).toBe(10);
    expect(windowOf({ metric: "RSI", window: -3 })).toBe(1);
    expect(windowOf({ metric: "Current Price", window: 10 })).toBeNull();
  });

  it("fills the right side of an expanded condition from the left", ({ expect }) => {
    const expanded = { metric: "SMA", window: 50, expanded: true };
    expect(conditionsOf(condition("SPY", 1, { ...expanded, rightWindow: 200 }))[0]?.right).toEqual({
      kind: "indicator",
      metric: "Simple Moving Average",
      source: { kind: "ticker", ticker: "SPY" },
      window: 200,
    });
    expect(conditionsOf(condition("SPY", 1, { ...expanded, rightTicker: "qqq" }))[0]?.right).toMatchObject({
      source: { kind: "ticker", ticker: "QQQ" },
      window: 50,
    });
    const price = { metric: "Current Price", window: 30, expanded: true, rightMetric: "SMA" };
    expect(conditionsOf(condition("SPY", 1, price))[0]?.right).toMatchObject({
      source: { kind: "ticker", ticker: "SPY" },
      window: 30,
    });
  });

  it("ignores leftovers of the right side when the condition is not expanded", ({ expect }) => {
    const leftovers = { expanded: false, rightMetric: "Nonsense", rightTicker: "A/B" };
    expect(conditionsOf(condition("SPY", 3, leftovers))[0]?.right).toEqual({ kind: "threshold", value: 3 });
  });
});
