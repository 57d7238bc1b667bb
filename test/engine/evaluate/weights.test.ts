import { describe, it } from "vitest";
import { market } from "../support/market.ts";
import { basic, decisionOf, hold, indicator, ranked } from "../support/strategies.ts";

const table = market({ SPY: [10], QQQ: [20], BIL: [5] });

describe("equal weights", () => {
  it("are one part for each child that holds something", ({ expect }) => {
    const children = [hold("SPY"), hold("QQQ"), hold("Empty"), hold("BIL", "SPY")];
    const { weights } = decisionOf(basic(children), table);
    expect(weights).toEqual({ BIL: 1 / 6, QQQ: 1 / 3, SPY: 1 / 3 + 1 / 6 });
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

  it("of a ranking are in a field of their own, because its window is for ranking", ({ expect }) => {
    const best = ranked([hold("SPY"), hold("QQQ")], {
      metric: "SMA",
      window: 1,
      definedWeight: 30,
      rank: "top",
    });
    const tree = basic([best, weighted("BIL", 10)], { weighting: "defined" });
    expect(decisionOf(tree, table).weights).toEqual({ BIL: 0.25, QQQ: 0.75 });
  });

  it("of a ranking in old exports are its window as well", ({ expect }) => {
    // Three days to look back, which there are not: nothing is chosen. With one day it weighs 1.
    const best = (window: number) =>
      ranked([hold("SPY"), hold("QQQ")], { metric: "SMA", window, rank: "top" });
    const tree = (window: number) => basic([best(window), weighted("BIL", 3)], { weighting: "defined" });
    expect(decisionOf(tree(1), table).weights).toEqual({ BIL: 0.75, QQQ: 0.25 });
    expect(decisionOf(tree(3), table).weights).toEqual({ BIL: 1 });
  });

  it("of 0 leave a child out", ({ expect }) => {
    const tree = basic([weighted("SPY", 1), weighted("BIL", 0)], { weighting: "defined" });
    expect(decisionOf(tree, table).weights).toEqual({ SPY: 1 });
  });
});
