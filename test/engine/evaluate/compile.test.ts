import { describe, it } from "vitest";
import { settledBars, warmUpBars } from "../../../src/engine/evaluate/required-bars.ts";
import {
  altExit,
  basic,
  condition,
  hold,
  indicator,
  programOf,
  ranked,
  scaling,
} from "../support/strategies.ts";

describe("a compiled strategy", () => {
  it("has each distinct indicator once, however it is spelt", ({ expect }) => {
    const { tables } = programOf(
      indicator(
        [
          condition("SPY", 1, { metric: "RSI", window: 10 }),
          condition("spy", 2, { type: "and", metric: "Relative Strength Index", window: 10.5 }),
          condition("SPY", 3, { type: "and", window: 10 }),
          condition("SPY", 4, { type: "and", window: 20 }),
          condition("SPY", 5, { type: "and", metric: "RSI", window: 11 }),
          condition("QQQ", 6, { type: "and", metric: "RSI", window: 10 }),
        ],
        [],
        [],
      ),
    );
    expect(
      tables.indicators.map(({ definition, series, window }) => {
        const source = tables.series[series]!;
        return [definition.id, source.kind === "ticker" && source.ticker, window];
      }),
    ).toEqual([
      ["Relative Strength Index", "SPY", 10],
      ["Current Price", "SPY", 1],
      ["Relative Strength Index", "SPY", 11],
      ["Relative Strength Index", "QQQ", 10],
    ]);
  });

  it("has each distinct condition and list once", ({ expect }) => {
    const twice = [condition("SPY", 1), condition("SPY", 1, { type: "or", forDays: 3 })];
    const { tables } = programOf(
      basic([indicator(twice, [hold("A")], []), indicator(twice, [], [hold("B")])]),
    );
    expect(tables.conditions.map(({ kind }) => kind)).toEqual(["comparison", "streak"]);
    expect(tables.lists).toHaveLength(1);
  });

  it("shares sub-trees that differ in ids and looks only, and no others", ({ expect }) => {
    const twin = (fields: object) => ({
      ...indicator([condition("SPY", 1)], [hold("A")], [hold("B")]),
      ...fields,
    });
    const same = programOf(basic([twin({ id: "x", title: "X" }), twin({ id: "y", collapsed: true })]));
    // A, B, the twins, the root.
    expect(same.tables.nodes).toHaveLength(4);
    const different = programOf(basic([twin({}), twin({ weightingThen: "pro" })]));
    expect(different.tables.nodes).toHaveLength(5);
    expect(programOf(basic([basic([hold("A")]), hold("A")])).tables.nodes).toHaveLength(3);
  });
});

describe("the history that a strategy needs", () => {
  const barsOf = (...conditions: object[]) => warmUpBars(programOf(indicator(conditions, [], [])));
  const rsi = { metric: "RSI", window: 10 };

  it("is one bar when it looks at nothing but prices", ({ expect }) => {
    expect(warmUpBars(programOf(hold("SPY")))).toBe(1);
    expect(barsOf(condition("SPY", 1))).toBe(1);
  });

  it("is what its longest indicator takes", ({ expect }) => {
    expect(
      barsOf(condition("SPY", 1, { metric: "SMA", window: 200 }), condition("SPY", 1, { type: "or" })),
    ).toBe(200);
    expect(barsOf(condition("SPY", 1, rsi))).toBe(11);
    expect(barsOf(condition("SPY", 1, { expanded: true, rightMetric: "ROC", rightWindow: 60 }))).toBe(61);
  });

  it("grows by a day for a crossing, and by the days that a condition must hold", ({ expect }) => {
    expect(barsOf(condition("SPY", 1, { ...rsi, comparator: "crossAbove" }))).toBe(12);
    expect(barsOf(condition("SPY", 1, { ...rsi, forDays: 5 }))).toBe(15);
    expect(barsOf(condition("SPY", 1, { ...rsi, comparator: "crossBelow", forDays: 5 }))).toBe(16);
  });

  it("covers the volatility windows that weightings use", ({ expect }) => {
    expect(warmUpBars(programOf(basic([hold("SPY")], { weighting: "inverse", volWindow: 30 })))).toBe(31);
    expect(warmUpBars(programOf(basic([hold("SPY")], { volWindow: 30 })))).toBe(1);
  });

  it("covers what rankings and scalings go by", ({ expect }) => {
    expect(warmUpBars(programOf(ranked([hold("SPY"), hold("BIL")], { metric: "ROC", window: 30 })))).toBe(31);
    expect(warmUpBars(programOf(scaling([hold("SPY")], [], { scaleWindow: 30 })))).toBe(31);
  });

  it("adds up where an indicator reads a branch that has indicators of its own", ({ expect }) => {
    // The branch begins on the fifth bar, and its mean of three is known on the seventh.
    const branch = indicator([condition("SPY", 1, { metric: "SMA", window: 5 })], [hold("SPY")], []);
    const mean = condition("branch:then", 1, { metric: "SMA", window: 3 });
    expect(warmUpBars(programOf(indicator([mean], [branch], [])))).toBe(7);
  });

  it("is longer until recursive indicators have settled to one part in a million", ({ expect }) => {
    const settledOf = (fields: object) =>
      settledBars(programOf(indicator([condition("SPY", 1, fields)], [], [])));
    // An index may show ten times what is left of its averages' seeds: (1 - 1/10)^k <= 1e-7 from k = 153 on, for
    // ln 1e-7 / ln 0.9 = 152.98; with the 11 bars of the seed, 164.
    expect(settledOf(rsi)).toBe(164);
    // (1 - 2/11)^k <= 1e-6 from k = 69 on: 68.8; with the 10 bars of the seed, 79.
    expect(settledOf({ metric: "EMA", window: 10 })).toBe(79);
    expect(settledOf({ metric: "EMA", window: 1 })).toBe(1);
    expect(settledOf({ metric: "SMA", window: 10, forDays: 2 })).toBe(11);
  });

  it("is never long enough to settle what goes back to the first bar", ({ expect }) => {
    const settledOf = (tree: object) => settledBars(programOf(tree));
    expect(settledOf(altExit([condition("SPY", 1)], [], [hold("SPY")], []))).toBe(Infinity);
    expect(settledOf(indicator([condition("branch:then", 1)], [hold("SPY")], []))).toBe(Infinity);
    expect(settledOf(indicator([condition("SPY", 1, { metric: "Drawdown" })], [hold("SPY")], []))).toBe(
      Infinity,
    );
  });
});
