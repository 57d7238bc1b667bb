import { describe, it } from "vitest";
import { market, trend } from "../support/market.ts";
import { basic, condition, decisionOf, type Export, hold, indicator } from "../support/strategies.ts";

const named = (id: string, node: Export): Export => ({ ...node, id });

describe("what a decision did not know", () => {
  const sma = (ticker: string, window: number, fields: object = {}) =>
    condition(ticker, 0, { id: "sma", metric: "SMA", window, ...fields });
  const unknownsOf = (tree: object, closes: Record<string, (number | null)[]>) =>
    decisionOf(tree, market(closes)).unknowns;
  const node = (...conditions: object[]) =>
    named("node", indicator(conditions, [hold("SPY")], [hold("BIL")]));
  const spy = trend(10, 1, 9);

  it("is warm-up while a ticker is too young for the window", ({ expect }) => {
    const decision = decisionOf(node(sma("SPY", 10)), market({ SPY: spy, BIL: spy }));
    expect(decision.unknowns).toEqual([
      { reason: "warm-up", nodeId: "node", conditionId: "sma", tickers: ["SPY"] },
    ]);
    expect(decision.trace[0]?.conditions).toEqual([
      { id: "sma", left: null, right: 0, result: "unknown", reason: "warm-up", margin: null },
    ]);
    expect(decision.weights).toEqual({ BIL: 1 });
  });

  it("is warm-up as well for a ticker that was listed lately", ({ expect }) => {
    const closes = { SPY: spy, NEW: [null, null, null, null, null, null, 5, 6, 7] };
    expect(unknownsOf(node(sma("NEW", 4)), closes)).toMatchObject([{ reason: "warm-up", tickers: ["NEW"] }]);
    expect(unknownsOf(node(sma("NEW", 3)), closes)).toEqual([]);
    const listedToday = { SPY: spy, NEW: [null, null, null, null, null, null, null, null, 7] };
    const cross = condition("NEW", 5, { comparator: "crossAbove" });
    expect(unknownsOf(node(cross), listedToday)).toMatchObject([{ reason: "warm-up", tickers: ["NEW"] }]);
  });

  it("is missing data for a ticker without any bar", ({ expect }) => {
    expect(unknownsOf(node(sma("NONE", 2)), { SPY: spy })).toMatchObject([
      { reason: "missing-data", tickers: ["NONE"] },
    ]);
    expect(unknownsOf(node(sma("BARE", 2)), { SPY: spy, BARE: [] })).toMatchObject([
      { reason: "missing-data" },
    ]);
  });

  it("is missing data from the sixth session of a hole on", ({ expect }) => {
    const stopped = (sessions: number) => ({ SPY: spy.slice(0, 2 + sessions), STOP: [5, 6] });
    expect(unknownsOf(node(condition("STOP", 1)), stopped(5))).toEqual([]);
    expect(unknownsOf(node(condition("STOP", 1)), stopped(6))).toMatchObject([
      { reason: "missing-data", tickers: ["STOP"] },
    ]);
  });

  it("is missing data while such a hole lies in the window, and over once the window is past it", ({
    expect,
  }) => {
    const resumed = (bars: number) => ({
      SPY: trend(10, 1, 8 + bars),
      STOP: [5, 6, null, null, null, null, null, null, ...trend(7, 1, bars)],
    });
    expect(unknownsOf(node(sma("STOP", 3)), resumed(2))).toMatchObject([{ reason: "missing-data" }]);
    expect(unknownsOf(node(sma("STOP", 3)), resumed(3))).toEqual([]);
    // Ten sessions since the listing would fill a window of ten, but for the hole; eleven they would not.
    expect(unknownsOf(node(sma("STOP", 10)), resumed(2))).toMatchObject([{ reason: "missing-data" }]);
    expect(unknownsOf(node(sma("STOP", 11)), resumed(2))).toMatchObject([{ reason: "warm-up" }]);
  });

  it("puts the blame on the side that is missing, and on missing data before warm-up", ({ expect }) => {
    const against = sma("SPY", 20, { expanded: true, rightTicker: "NONE" });
    expect(unknownsOf(node(against), { SPY: spy })).toMatchObject([
      { reason: "missing-data", tickers: ["NONE"] },
    ]);
    const young = sma("SPY", 20, { expanded: true, rightTicker: "QQQ" });
    expect(unknownsOf(node(young), { SPY: spy, QQQ: spy })).toMatchObject([
      { reason: "warm-up", tickers: ["QQQ", "SPY"] },
    ]);
  });

  it("does not count when another condition settles the list", ({ expect }) => {
    const closes = { SPY: spy };
    const unknown = sma("NONE", 2);
    expect(unknownsOf(node(unknown, condition("SPY", 99, { type: "and" })), closes)).toEqual([]);
    expect(unknownsOf(node(unknown, condition("SPY", 1, { type: "or" })), closes)).toEqual([]);
    expect(unknownsOf(node(unknown, condition("SPY", 1, { type: "and" })), closes)).toHaveLength(1);
  });

  it("does not count in a branch that was not taken", ({ expect }) => {
    const hidden = indicator([sma("NONE", 2)], [hold("SPY")], []);
    const tree = indicator([condition("SPY", 1)], [hold("SPY")], [hidden]);
    expect(unknownsOf(tree, { SPY: spy })).toEqual([]);
  });

  it("counts in a node that holds nothing because of it", ({ expect }) => {
    const tree = basic([named("node", indicator([sma("NONE", 2)], [hold("SPY")], [])), hold("BIL")]);
    const decision = decisionOf(tree, market({ SPY: spy, BIL: spy }));
    expect(decision.weights).toEqual({ BIL: 1 });
    expect(decision.unknowns).toMatchObject([{ reason: "missing-data", nodeId: "node" }]);
  });

  it("lasts, for a condition for some days, as long as one of the days is unknown", ({ expect }) => {
    const days = (forDays: number) => node(condition("SPY", 1, { metric: "SMA", window: 8, forDays }));
    expect(unknownsOf(days(2), { SPY: spy })).toEqual([]);
    expect(unknownsOf(days(3), { SPY: spy })).toMatchObject([{ reason: "warm-up", tickers: ["SPY"] }]);
    expect(unknownsOf(days(1e9), { SPY: spy })).toMatchObject([{ reason: "warm-up" }]);
  });

  it("may be the volatility that a node weights by", ({ expect }) => {
    const tree = (volWindow: number, ...tickers: string[]) =>
      named(
        "node",
        basic(
          tickers.map((ticker) => hold(ticker)),
          { weighting: "inverse", volWindow },
        ),
      );
    const closes = { SPY: spy, QQQ: spy.slice(0, 3) };
    expect(unknownsOf(tree(8, "SPY", "GLD"), { ...closes, GLD: spy })).toEqual([]);
    expect(unknownsOf(tree(9, "SPY", "GLD"), { ...closes, GLD: spy })).toEqual([
      { reason: "warm-up", nodeId: "node", conditionId: null, tickers: ["GLD", "SPY"] },
    ]);
    expect(unknownsOf(tree(2, "SPY", "QQQ"), closes)).toEqual([
      { reason: "missing-data", nodeId: "node", conditionId: null, tickers: ["QQQ"] },
    ]);
    // A single active child gets everything, whatever its volatility.
    expect(unknownsOf(tree(2, "QQQ", "Empty"), closes)).toEqual([]);
  });
});
