import { describe, it } from "vitest";
import { nearestIndicatorId, relatedIndicatorIds } from "../../../src/engine/indicators/registry.ts";
import { fingerprint } from "../../../src/engine/strategy/fingerprint.ts";
import { parseStrategy } from "../../../src/engine/strategy/parse.ts";
import {
  asKind,
  basic,
  call,
  condition,
  findingsOf,
  hold,
  indicator,
  numbered,
  ranked,
  refusalsOf,
  strategyOf,
} from "./support/exports.ts";

const either = (...conditions: object[]) => indicator(conditions, [hold("SPY")], [hold("BIL")]);
const meaning = (input: unknown) => fingerprint(strategyOf(input));

describe("words of old exports", () => {
  it.for([
    ["Less Than", "lt"],
    ["less than", "lt"],
    ["LESS", "lt"],
    ["LT", "lt"],
    ["Greater Than", "gt"],
    ["greater_than", "gt"],
    ["GT", "gt"],
    ["Less Than Or Equal To", "lte"],
    ["GTE", "gte"],
    ["crosses above", "crossAbove"],
    ["crossabove", "crossAbove"],
    ["Cross Above", "crossAbove"],
    ["Crosses Below", "crossBelow"],
    ["CROSSBELOW", "crossBelow"],
  ] as const)("compare as they say: %s is %s", ([word, comparator], { expect }) => {
    const [read] = asKind(
      strategyOf(either(condition("SPY", 1, { comparator: word }))),
      "indicator",
    ).conditions;
    expect(read).toMatchObject({ comparator });
  });

  it("are not guessed: what they do not say is refused", ({ expect }) => {
    for (const comparator of ["above", "not less than", "crosses", "equal", "=", undefined]) {
      expect(refusalsOf(either(condition("SPY", 1, { comparator })))).toEqual([
        "comparator.unknown /conditions/0/comparator",
      ]);
    }
  });

  it("join conditions as people see them", ({ expect }) => {
    const typed = (type: string) => meaning(either(condition("SPY", 1), condition("QQQ", 2, { type })));
    expect(typed("And If")).toBe(typed("and"));
    expect(typed("Or If")).toBe(typed("or"));
  });

  it("count as they say", ({ expect }) => {
    const counted = (quantifier: string) =>
      meaning(numbered(quantifier, [[condition("SPY", 1)]], { then: [hold("SPY")] }, { n: 1 }));
    expect(counted("At Least")).toBe(counted("atLeast"));
    expect(counted("AT_MOST")).toBe(counted("atMost"));
  });
});

describe("letter case alone", () => {
  it("refuses no metric, no kind and no date", ({ expect }) => {
    const rsi = (metric: string) => meaning(either(condition("SPY", 70, { metric, window: 10 })));
    expect(rsi("rsi")).toBe(rsi("RSI"));
    expect(rsi("RELATIVE strength INDEX")).toBe(rsi("Relative Strength Index"));
    expect(meaning({ kind: "Position", positions: ["SPY"] })).toBe(meaning(hold("SPY")));
    expect(meaning({ ...either({ metric: "DATE", dateMonth: 3 }), kind: "INDICATOR" })).toBe(
      meaning(either({ metric: "Date", dateMonth: 3 })),
    );
    expect(meaning(ranked([hold("SPY"), hold("QQQ")], { metric: "roc" }))).toBe(
      meaning(ranked([hold("SPY"), hold("QQQ")], { metric: "ROC" })),
    );
  });

  it("refuses no call", ({ expect }) => {
    const tree = { ...basic([{ ...call("c"), kind: "Call" }]), callChains: [{ id: "c", root: hold("QQQ") }] };
    expect(meaning(tree)).toBe(meaning(basic([hold("QQQ")])));
  });
});

describe("a metric that there is none of", () => {
  const told = (metric: string) =>
    parseStrategy(either(condition("SPY", 1, { metric }))).findings.map(({ message }) => message);

  it("is corrected where it is nearly spelt like one", ({ expect }) => {
    expect(told("Simple Moving Averge")).toEqual([
      '"Simple Moving Averge" is not a metric; the nearest is "Simple Moving Average"',
    ]);
    expect(nearestIndicatorId("relative-strength-index")).toBe("Relative Strength Index");
  });

  it("is not taken for another one that is as short", ({ expect }) => {
    for (const name of ["MACD", "ADL", "ROI", "CMO", "VWMA", "ALMA", "TRIX", "DPO"]) {
      expect(nearestIndicatorId(name), name).toBeUndefined();
    }
  });

  it("leads to what there is about the same", ({ expect }) => {
    expect(told("MACD")).toEqual(['"MACD" is not a metric; there is "MACD Histogram"']);
    expect(told("Bollinger Bands")).toEqual([
      '"Bollinger Bands" is not a metric; there is "Bollinger %B", "Bollinger Bandwidth"',
    ]);
    expect(relatedIndicatorIds("Volatility")).toEqual(["Historical Volatility"]);
    expect(relatedIndicatorIds("Average Volume")[0]).toBe("Volume");
  });

  it("leads nowhere where there is nothing like it", ({ expect }) => {
    expect(told("Supertrend")).toEqual(['"Supertrend" is not a metric; there is none like it']);
  });
});

describe("a number that is not whole, or below one", () => {
  const adjusted = (input: unknown) =>
    findingsOf(input).filter((finding) => finding.startsWith("number.adjusted"));

  it("is read as before, and told: a window of 0 is 1", ({ expect }) => {
    const tree = either(condition("SPY", 1, { metric: "SMA", window: 0 }));
    expect(asKind(strategyOf(tree), "indicator").conditions[0]).toMatchObject({ left: { window: 1 } });
    expect(parseStrategy(tree).findings).toMatchObject([
      {
        code: "number.adjusted",
        level: "warning",
        path: "/conditions/0/window",
        message: "window is 0, read as 1: it is a whole number of at least 1",
      },
    ]);
  });

  it("is told wherever there may be one", ({ expect }) => {
    const expanded = { metric: "SMA", window: 5, expanded: true, rightWindow: -3 };
    expect(adjusted(either(condition("SPY", 1, expanded)))).toEqual([
      "number.adjusted /conditions/0/rightWindow",
    ]);
    expect(
      adjusted(either(condition("SPY", 1, { ...expanded, window: 0.5, rightWindow: undefined }))),
    ).toEqual(["number.adjusted /conditions/0/window"]);
    expect(adjusted(either(condition("SPY", 1, { forDays: 0 })))).toEqual([
      "number.adjusted /conditions/0/forDays",
    ]);
    expect(adjusted(ranked([hold("SPY")], { window: 7.5, bottom: 0 }))).toEqual([
      "number.adjusted /window",
      "number.adjusted /bottom",
    ]);
    const scaled = { kind: "scaling", scaleMetric: "RSI", scaleTicker: "SPY", scaleFrom: 1, scaleTo: 2 };
    expect(adjusted({ ...scaled, scaleWindow: 0 })).toEqual(["number.adjusted /scaleWindow"]);
    expect(adjusted(basic([], { weighting: "inverse", volWindow: 0 }))).toEqual([
      "number.adjusted /volWindow",
    ]);
    expect(adjusted({ ...either(), weighting: "pro", volWindow: 0, volWindowElse: 1.5 })).toEqual([
      "number.adjusted /volWindow",
      "number.adjusted /volWindowElse",
    ]);
    expect(adjusted({ ...either(), weighting: "pro", volWindow: 0 })).toEqual(["number.adjusted /volWindow"]);
    expect(adjusted({ ...either(), weightingElse: "pro", volWindow: 0 })).toEqual([
      "number.adjusted /volWindow",
    ]);
  });

  it("is not told of what is no window: a metric without one, a weight", ({ expect }) => {
    expect(adjusted(either(condition("SPY", 1, { window: 0 })))).toEqual([]);
    expect(adjusted(basic([{ ...hold("SPY"), window: 33.3 }], { weighting: "defined" }))).toEqual([]);
  });
});

describe("a ticker that is named elsewhere", () => {
  it("is refused: a list of tickers is no part of any file", ({ expect }) => {
    const list = { ...hold("SPY"), positionMode: "ticker_list", positionTickerListId: "7" };
    expect(refusalsOf(basic([list]))).toEqual(["ticker.elsewhere /children/next/0/positionMode"]);
    expect(refusalsOf({ ...hold("SPY"), positionTickerListId: "7" })).toEqual([
      "ticker.elsewhere /positionTickerListId",
    ]);
    expect(refusalsOf({ payload: list })).toEqual(["ticker.elsewhere /payload/positionMode"]);
    expect(refusalsOf(hold("list:7"))).toEqual(["ticker.elsewhere /positions/0"]);
    expect(refusalsOf({ ...hold("AUTO"), positionMode: "match_indicator" })).toEqual([
      "ticker.elsewhere /positionMode",
    ]);
  });

  it("is refused on both sides of a condition", ({ expect }) => {
    expect(refusalsOf(either(condition("SPY", 1, { tickerListId: "7" })))).toEqual([
      "ticker.elsewhere /conditions/0/tickerListId",
    ]);
    expect(refusalsOf(either(condition("AUTO", 1, { conditionMode: "match_indicator" })))).toEqual([
      "ticker.elsewhere /conditions/0/conditionMode",
    ]);
    const right = { metric: "RSI", expanded: true, rightTickerListId: "7" };
    expect(refusalsOf(either(condition("SPY", 1, right)))).toEqual([
      "ticker.elsewhere /conditions/0/rightTickerListId",
    ]);
    expect(refusalsOf(either(condition("List:7", 1)))).toEqual(["ticker.elsewhere /conditions/0/ticker"]);
  });

  it("is read where the mode says that it stands there, and a leftover is one", ({ expect }) => {
    const manual = { ...hold("SPY"), positionMode: "manual", positionTickerListId: "7" };
    expect(findingsOf(manual)).toEqual([]);
    const leftover = { metric: "RSI", rightTickerListId: "7", conditionMode: "manual", tickerListId: "7" };
    expect(findingsOf(either(condition("SPY", 1, leftover)))).toEqual([]);
  });
});
