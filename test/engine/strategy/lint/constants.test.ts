import { describe, it } from "vitest";
import { basic, hold, indicator, numbered, ranked, rsi, scaling } from "../support/exports.ts";
import { lintOf } from "../support/lint.ts";

const two = { then: [hold("SPY")], else: [hold("BIL")] };
const three = [[rsi("gt", 30)], [rsi("gt", 50)], [rsi("gt", 70)]];

describe("a count", () => {
  it("that can never be met is found: at least 5 of 3", ({ expect }) => {
    const count = (quantifier: string, n: number) => lintOf(numbered(quantifier, three, two, { n }));
    expect(count("atLeast", 5)).toEqual(["quantifier.never /numbered"]);
    expect(count("exactly", 4)).toEqual(["quantifier.never /numbered"]);
    expect(count("atMost", -1)).toEqual(["quantifier.never /numbered"]);
    expect(count("atLeast", 3)).toEqual([]);
    expect(count("exactly", 0)).toEqual([]);
  });

  it("that is always met is found: at most 3 of 3", ({ expect }) => {
    const count = (quantifier: string, n: number) => lintOf(numbered(quantifier, three, two, { n }));
    expect(count("atMost", 3)).toEqual(["quantifier.always /numbered"]);
    expect(count("atLeast", 0)).toEqual(["quantifier.always /numbered"]);
    expect(count("atMost", 2)).toEqual([]);
  });

  it("does not reckon with items that can never be true", ({ expect }) => {
    const impossible = [[rsi("gt", 100)], [rsi("gt", 50)]];
    expect(lintOf(numbered("all", impossible, two))).toEqual([
      "condition.never /numbered/items/0/conditions/0",
      "quantifier.never /numbered",
    ]);
    const contradictory = [[rsi("gt", 70), rsi("lt", 30)]];
    expect(lintOf(numbered("any", contradictory, two))).toEqual([
      "conditions.contradictory /numbered/items/0/conditions/1",
      "quantifier.never /numbered",
    ]);
  });

  it("of nothing is one or the other", ({ expect }) => {
    expect(lintOf(numbered("any", [], two))).toEqual(["quantifier.never /numbered"]);
    expect(lintOf(numbered("none", [], two))).toEqual(["quantifier.always /numbered"]);
  });
});

describe("a scaling", () => {
  it("that stands still is found", ({ expect }) => {
    const ends = (scaleFrom: number, scaleTo: number) =>
      lintOf(scaling(two.then, two.else, { scaleFrom, scaleTo }));
    expect(ends(50, 50)).toEqual(["scaling.constant /scaleTo"]);
    expect(ends(100, 150)).toEqual(["scaling.constant /scaleTo"]);
    expect(ends(-50, 0)).toEqual(["scaling.constant /scaleTo"]);
    expect(ends(0, -50)).toEqual(["scaling.constant /scaleTo"]);
    expect(ends(70, 30)).toEqual([]);
    expect(ends(99, 150)).toEqual([]);
  });

  it("by an indicator without bounds may move anywhere", ({ expect }) => {
    const fields = { scaleMetric: "ROC", scaleFrom: 1000, scaleTo: 2000 };
    expect(lintOf(scaling(two.then, two.else, fields))).toEqual([]);
  });
});

describe("a ranking", () => {
  it("that takes every child is found", ({ expect }) => {
    const children = [hold("SPY"), hold("QQQ")];
    expect(lintOf(ranked(children, { bottom: 2 }))).toEqual(["function.takes-all /bottom"]);
    expect(lintOf(ranked(children, { bottom: 1 }))).toEqual([]);
  });
});

describe("defined weights", () => {
  const weighted = (...weights: number[]) =>
    basic(
      weights.map((window) => ({ ...hold("SPY"), window })),
      { weighting: "defined" },
    );

  it("that do not sum to 100 are found", ({ expect }) => {
    expect(lintOf(weighted(60, 30))).toEqual(["weighting.sum /children"]);
    expect(lintOf(weighted(0.6, 0.4))).toEqual(["weighting.sum /children"]);
    expect(lintOf(weighted(0, 0))).toEqual(["weighting.sum /children"]);
    expect(lintOf(weighted(60, 40))).toEqual([]);
  });

  it("may be off by what rounding to one decimal place leaves", ({ expect }) => {
    expect(lintOf(weighted(33.3, 33.3, 33.3))).toEqual([]);
    expect(lintOf(weighted(...Array<number>(7).fill(14.3)))).toEqual([]);
    expect(lintOf(weighted(33, 33, 33))).toEqual(["weighting.sum /children"]);
  });
});

describe("a node that can hold nothing", () => {
  it("is found where it has siblings, to which its weight goes", ({ expect }) => {
    expect(lintOf(basic([hold("SPY"), hold("Empty")]))).toEqual(["node.holds-nothing /children/next/1"]);
    expect(lintOf(basic([hold("SPY"), { kind: "basic" }]))).toEqual(["node.holds-nothing /children/next/1"]);
  });

  it("is not found where an empty position says cash", ({ expect }) => {
    expect(lintOf(indicator([rsi("gt", 50)], [hold("SPY")], [hold("Empty")]))).toEqual([]);
  });

  it("is found once, at the top", ({ expect }) => {
    const hollow = basic([basic([hold("Empty"), hold()]), { kind: "basic" }]);
    expect(lintOf(indicator([rsi("gt", 50)], [hold("SPY")], [hollow]))).toEqual([
      "node.holds-nothing /children/else/0",
    ]);
    expect(lintOf(hold("Empty"))).toEqual(["node.holds-nothing "]);
  });
});
