import { describe, it } from "vitest";
import { compile } from "../../../src/engine/evaluate/compile.ts";
import { evaluate } from "../../../src/engine/evaluate/evaluate.ts";
import { market, SESSIONS } from "../support/market.ts";
import { basic, condition, decisionOf, hold, indicator, strategyOf } from "../support/strategies.ts";

const table = market({ SPY: [10], QQQ: [20], BIL: [5] });

/** A market of two bars' history in which A's daily volatility is 10 %, B's is 20 %, and C stands still. */
const volatile = market({ A: [100, 110, 99], B: [100, 120, 96], C: [50, 50, 50] });
const byVolatility = { volWindow: 2 };

describe("a position", () => {
  it("is held in equal parts, where a ticker that is listed twice counts twice", ({ expect }) => {
    expect(decisionOf(hold("SPY", "SPY", "BIL"), table).weights).toEqual({ BIL: 1 / 3, SPY: 2 / 3 });
  });

  it("ignores cash entries beside others", ({ expect }) => {
    expect(decisionOf(hold("Empty", "SPY"), table).weights).toEqual({ SPY: 1 });
  });

  it("of nothing but cash is cash", ({ expect }) => {
    expect(decisionOf(hold("Empty"), table).weights).toEqual({});
  });

  it("is wanted even on a day without a price: what to do then is for others to say", ({ expect }) => {
    expect(decisionOf(hold("NONE"), table).weights).toEqual({ NONE: 1 });
  });
});

describe("equal weights", () => {
  it("add up what several children hold of one ticker", ({ expect }) => {
    expect(decisionOf(basic([hold("SPY"), hold("SPY", "BIL")]), table).weights).toEqual({
      BIL: 0.25,
      SPY: 0.75,
    });
  });

  it("flow past children that hold nothing, however deep the emptiness is", ({ expect }) => {
    const empty = basic([indicator([], [hold("SPY")], [basic([hold("Empty")])])]);
    expect(decisionOf(basic([hold("SPY"), empty, hold("BIL")]), table).weights).toEqual({
      BIL: 0.5,
      SPY: 0.5,
    });
  });

  it("are cash when all children are empty", ({ expect }) => {
    expect(decisionOf(basic([basic([]), hold("Empty")]), table).weights).toEqual({});
  });
});

describe("defined weights", () => {
  const weighted = (ticker: string, window: number) => ({ ...hold(ticker), window });

  it("are in proportion to the children's", ({ expect }) => {
    const tree = basic([weighted("SPY", 60), weighted("BIL", 20)], { weighting: "defined" });
    expect(decisionOf(tree, table).weights).toEqual({ BIL: 0.25, SPY: 0.75 });
  });

  it("are shared among the active children only", ({ expect }) => {
    const children = [weighted("SPY", 60), weighted("Empty", 20), weighted("BIL", 20)];
    expect(decisionOf(basic(children, { weighting: "defined" }), table).weights).toEqual({
      BIL: 0.25,
      SPY: 0.75,
    });
  });

  it("are equal when those of the active children sum to 0", ({ expect }) => {
    const children = [weighted("SPY", 0), weighted("BIL", 0), weighted("Empty", 5)];
    expect(decisionOf(basic(children, { weighting: "defined" }), table).weights).toEqual({
      BIL: 0.5,
      SPY: 0.5,
    });
  });

  it("of 0 leave a child out", ({ expect }) => {
    const tree = basic([weighted("SPY", 1), weighted("BIL", 0)], { weighting: "defined" });
    expect(decisionOf(tree, table).weights).toEqual({ SPY: 1 });
  });
});

describe("weights by volatility", () => {
  it("hold twice as much of what is half as volatile", ({ expect }) => {
    const { weights } = decisionOf(
      basic([hold("A"), hold("B")], { weighting: "inverse", ...byVolatility }),
      volatile,
    );
    expect(weights["A"]).toBeCloseTo(2 / 3, 12);
    expect(weights["B"]).toBeCloseTo(1 / 3, 12);
  });

  it("or, as pro, twice as much of what is twice as volatile", ({ expect }) => {
    const { weights } = decisionOf(
      basic([hold("A"), hold("B")], { weighting: "pro", ...byVolatility }),
      volatile,
    );
    expect(weights["A"]).toBeCloseTo(1 / 3, 12);
    expect(weights["B"]).toBeCloseTo(2 / 3, 12);
  });

  it("take the mean over the tickers that a child holds now, each once", ({ expect }) => {
    // {A, A, B} is 15 % volatile, A 10 %: 1/0.15 to 1/0.1 is 2 to 3. The branch to C is not taken.
    const mixed = basic([hold("A", "A", "B"), indicator([], [hold("C")], [hold("A")])]);
    const tree = basic([mixed, hold("A")], { weighting: "inverse", ...byVolatility });
    const { weights } = decisionOf(tree, volatile);
    // The first child is half of (2/3 A + 1/3 B) and half of A, so B is 1/6 of it.
    expect(weights["B"]).toBeCloseTo(2 / 5 / 6, 12);
  });

  it("do not count tickers that a child gives no weight to", ({ expect }) => {
    const zero = basic(
      [
        { ...hold("A"), window: 1 },
        { ...hold("C"), window: 0 },
      ],
      { weighting: "defined" },
    );
    const { weights } = decisionOf(
      basic([zero, hold("B")], { weighting: "inverse", ...byVolatility }),
      volatile,
    );
    expect(weights["A"]).toBeCloseTo(2 / 3, 12);
  });

  it("are all equal when one volatility is 0 or not known yet", ({ expect }) => {
    const still = basic([hold("A"), hold("C")], { weighting: "inverse", ...byVolatility });
    expect(decisionOf(still, volatile).weights).toEqual({ A: 0.5, C: 0.5 });
    const early = basic([hold("A"), hold("B")], { weighting: "inverse", volWindow: 3 });
    expect(decisionOf(early, volatile).weights).toEqual({ A: 0.5, B: 0.5 });
    const missing = basic([hold("A"), hold("NONE")], { weighting: "pro", ...byVolatility });
    expect(decisionOf(missing, volatile).weights).toEqual({ A: 0.5, NONE: 0.5 });
  });

  it("keep within their caps, in percent", ({ expect }) => {
    const fields = { weighting: "inverse", ...byVolatility, maxCap: 40 };
    expect(decisionOf(basic([hold("A"), hold("B")], fields), volatile).weights).toEqual({ A: 0.4, B: 0.4 });
  });
});

describe("capped weights", () => {
  const fields = { weighting: "capped", maxCap: 30 };

  it("leave the excess to the fallback", ({ expect }) => {
    const { weights } = decisionOf(
      basic([hold("SPY"), hold("QQQ")], { ...fields, cappedFallback: "bil" }),
      table,
    );
    expect(weights["SPY"]).toBe(0.3);
    expect(weights["QQQ"]).toBe(0.3);
    expect(weights["BIL"]).toBeCloseTo(0.4, 12);
  });

  it("leave it in cash without a fallback", ({ expect }) => {
    expect(decisionOf(basic([hold("SPY"), hold("QQQ")], fields), table).weights).toEqual({
      QQQ: 0.3,
      SPY: 0.3,
    });
  });

  it("use no fallback when there is nothing to cap", ({ expect }) => {
    const tree = basic([hold("Empty")], { ...fields, cappedFallback: "BIL" });
    expect(decisionOf(tree, table).weights).toEqual({});
  });

  it("make a child that may hold nothing an empty one, which its siblings replace", ({ expect }) => {
    const nothing = basic([hold("QQQ")], { weighting: "capped", maxCap: 0 });
    expect(decisionOf(basic([nothing, hold("SPY")]), table).weights).toEqual({ SPY: 1 });
  });

  it("keep the fallback's volatility in mind where a parent weights by it", ({ expect }) => {
    // The first child holds A and B: mean volatility 15 %, against 20 %: 4/7 to 3/7.
    const mixed = basic([hold("A")], { weighting: "capped", maxCap: 50, cappedFallback: "B" });
    const { weights } = decisionOf(
      basic([mixed, hold("B")], { weighting: "inverse", ...byVolatility }),
      volatile,
    );
    expect(weights["A"]).toBeCloseTo(2 / 7, 12);
    expect(weights["B"]).toBeCloseTo(5 / 7, 12);
  });
});

describe("an indicator", () => {
  const spy = market({ SPY: [9, 10, 11, 12, 9], BIL: [5, 5, 5, 5, 5] });
  const weightsOf = (tree: object, ticker: string) => [
    ...evaluate(compile(strategyOf(tree)), spy).weights.get(ticker)!,
  ];

  it("goes to then when true and to else when false, bar by bar", ({ expect }) => {
    const tree = indicator([condition("SPY", 10)], [hold("SPY")], [hold("BIL")]);
    expect(weightsOf(tree, "SPY")).toEqual([0, 0, 1, 1, 0]);
    expect(weightsOf(tree, "BIL")).toEqual([1, 1, 0, 0, 1]);
  });

  it("goes to else while its condition is unknown", ({ expect }) => {
    const above = condition("SPY", 0, { metric: "SMA", window: 3 });
    const tree = indicator([above], [hold("SPY")], [hold("BIL")]);
    expect(weightsOf(tree, "BIL")).toEqual([1, 1, 0, 0, 0]);
  });

  it("compares with another indicator's own past", ({ expect }) => {
    // Closes 9 10 11 12 9 against their two-day means - 9.5 10.5 11.5 10.5.
    const cross = condition("SPY", 0, {
      comparator: "crossBelow",
      expanded: true,
      rightMetric: "SMA",
      rightWindow: 2,
    });
    expect(weightsOf(indicator([cross], [hold("BIL")], [hold("SPY")]), "BIL")).toEqual([0, 0, 0, 0, 1]);
  });

  it("waits until its condition held for some days", ({ expect }) => {
    const tree = indicator([condition("SPY", 9, { forDays: 2 })], [hold("SPY")], [hold("BIL")]);
    expect(weightsOf(tree, "SPY")).toEqual([0, 0, 1, 1, 0]);
  });

  it("without conditions is else", ({ expect }) => {
    expect(weightsOf(indicator([], [hold("SPY")], [hold("BIL")]), "BIL")).toEqual([1, 1, 1, 1, 1]);
  });

  it("weights each branch in its own way", ({ expect }) => {
    const fields = { weightingThen: "capped", maxCapThen: 20, weightingElse: "defined" };
    const tree = indicator(
      [condition("SPY", 10)],
      [hold("SPY")],
      [
        { ...hold("BIL"), window: 3 },
        { ...hold("SPY"), window: 1 },
      ],
      fields,
    );
    expect(weightsOf(tree, "SPY")).toEqual([0.25, 0.25, 0.2, 0.2, 0.25]);
    expect(weightsOf(tree, "BIL")).toEqual([0.75, 0.75, 0, 0, 0.75]);
  });

  it("has the dates of the table, and a column for every ticker it may hold", ({ expect }) => {
    const tree = indicator([condition("VIXY", 1)], [hold("SPY")], [hold("NONE")]);
    const evaluation = evaluate(compile(strategyOf(tree)), spy);
    expect(evaluation.dates).toEqual(SESSIONS.slice(0, 5));
    expect([...evaluation.weights.keys()]).toEqual(["NONE", "SPY"]);
  });

  it("evaluates a market without bars to nothing", ({ expect }) => {
    const evaluation = evaluate(compile(strategyOf(hold("SPY"))), market({}));
    expect(evaluation.dates).toEqual([]);
    expect([...evaluation.weights.get("SPY")!]).toEqual([]);
  });
});
