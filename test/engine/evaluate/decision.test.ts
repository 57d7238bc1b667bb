import { describe, it } from "vitest";
import { market, SESSIONS } from "../support/market.ts";
import { basic, condition, decisionOf, type Export, hold, indicator } from "../support/strategies.ts";

const named = (id: string, node: Export): Export => ({ ...node, id });

describe("a decision's trace", () => {
  const table = market({ SPY: [9, 10, 12], QQQ: [20, 20, 20], BIL: [5, 5, 5] });

  it("follows the branches that were taken, parents first, in tree order", ({ expect }) => {
    const tree = named(
      "root",
      basic([
        named(
          "switch",
          indicator(
            [condition("SPY", 10, { id: "high" })],
            [named("spy", hold("SPY")), named("qqq", hold("QQQ"))],
            [named("never", hold("BIL"))],
          ),
        ),
        named("empty", hold("Empty")),
        named("bil", hold("BIL")),
      ]),
    );
    const decision = decisionOf(tree, table);
    expect(decision.date).toBe(SESSIONS[2]);
    expect(decision.weights).toEqual({ BIL: 0.5, QQQ: 0.25, SPY: 0.25 });
    expect(decision.trace).toEqual([
      {
        id: "root",
        kind: "basic",
        active: true,
        share: 1,
        weights: { BIL: 0.5, QQQ: 0.25, SPY: 0.25 },
        carried: [],
      },
      {
        id: "switch",
        kind: "indicator",
        active: true,
        share: 0.5,
        weights: { QQQ: 0.5, SPY: 0.5 },
        slots: ["then"],
        conditions: [{ id: "high", left: 12, right: 10, result: "true", margin: 2 }],
        carried: [],
      },
      { id: "spy", kind: "position", active: true, share: 0.25, weights: { SPY: 1 }, carried: [] },
      { id: "qqq", kind: "position", active: true, share: 0.25, weights: { QQQ: 1 }, carried: [] },
      { id: "empty", kind: "position", active: false, share: 0, weights: {}, carried: [] },
      { id: "bil", kind: "position", active: true, share: 0.5, weights: { BIL: 1 }, carried: [] },
    ]);
    expect(decision.unknowns).toEqual([]);
  });

  it("tells how far each condition is from flipping, unrounded", ({ expect }) => {
    const rsi = condition("SPY", 80, { id: "rsi", metric: "ROC", window: 2 });
    const average = condition("SPY", 0, {
      id: "trend",
      type: "or",
      expanded: true,
      rightMetric: "SMA",
      rightWindow: 3,
    });
    const { trace } = decisionOf(indicator([rsi, average], [], []), table);
    const change = 100 * (12 / 9 - 1);
    expect(trace[0]?.conditions).toEqual([
      { id: "rsi", left: change, right: 80, result: "false", margin: change - 80 },
      { id: "trend", left: 12, right: 31 / 3, result: "true", margin: 12 - 31 / 3 },
    ]);
  });

  it("shows today's sides of a crossing and of a condition for some days", ({ expect }) => {
    const cross = condition("SPY", 11, { id: "cross", comparator: "crossAbove" });
    const days = condition("SPY", 11, { id: "days", type: "and", forDays: 2 });
    const { trace } = decisionOf(indicator([cross, days], [], []), table);
    expect(trace[0]?.conditions).toEqual([
      { id: "cross", left: 12, right: 11, result: "true", margin: 1 },
      { id: "days", left: 12, right: 11, result: "false", margin: 1 },
    ]);
  });

  it("has an entry of its own for each of two identical sub-trees", ({ expect }) => {
    const twin = (id: string) =>
      named(id, indicator([condition("SPY", 10, { id: `${id}-if` })], [hold("SPY")], []));
    const { trace, weights } = decisionOf(basic([twin("a"), twin("b")]), table);
    expect(trace.map(({ id, share }) => [id, share])).toEqual([
      ["#", 1],
      ["a", 0.5],
      ["#/children/next/0/children/then/0", 0.5],
      ["b", 0.5],
      ["#/children/next/1/children/then/0", 0.5],
    ]);
    expect(trace[3]?.conditions?.[0]?.id).toBe("b-if");
    expect(weights).toEqual({ SPY: 1 });
  });

  it("marks tickers whose bar is carried over, in positions and in conditions", ({ expect }) => {
    const halted = market({ SPY: [9, 10, 12], HALT: [7, 7, null] });
    const tree = indicator([condition("HALT", 5)], [hold("HALT"), hold("SPY")], []);
    const decision = decisionOf(tree, halted);
    expect(decision.trace.map(({ carried }) => carried)).toEqual([["HALT"], ["HALT"], []]);
    expect(decision.carried).toEqual(["HALT"]);
    expect(decision.unknowns).toEqual([]);
  });

  it("needs at least one bar", ({ expect }) => {
    expect(() => decisionOf(hold("SPY"), market({}))).toThrow(RangeError);
  });
});
