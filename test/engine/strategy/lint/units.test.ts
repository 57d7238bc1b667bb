import { describe, it } from "vitest";
import { lintStrategy } from "../../../../src/engine/strategy/lint/lint.ts";
import { condition, hold, indicator, parsedOf, scaling } from "../support/exports.ts";
import { lintOf } from "../support/lint.ts";

const spy = [hold("SPY")];
const bil = [hold("BIL")];

/** What is found in "the metric of SPY is above the threshold", of the default window unless `fields` say otherwise. */
function above(metric: string, threshold: number, fields: object = {}): string[] {
  return lintOf(indicator([condition("SPY", threshold, { metric, ...fields })], spy, bil));
}

/** The same of a comparison with another indicator. */
function than(metric: string, rightMetric: string, fields: object = {}): string[] {
  const compared = { metric, window: 20, expanded: true, rightMetric, rightWindow: 20, ...fields };
  return lintOf(indicator([condition("SPY", 0, compared)], spy, bil));
}

function told(metric: string, threshold: number, fields: object = {}): string[] {
  const tree = indicator([condition("SPY", threshold, { metric, ...fields })], spy, bil);
  return lintStrategy(parsedOf(tree).strategy).map(({ message }) => message);
}

const UNIT = ["threshold.unit /conditions/0"];
const IMPROBABLE = ["threshold.improbable /conditions/0"];

describe("a threshold in percent of what is a fraction", () => {
  it("is found: a cumulative return above 5.5 is one above 550 %", ({ expect }) => {
    expect(above("Cumulative Return", 5.5)).toEqual(UNIT);
    expect(told("Cumulative Return", 5.5)).toEqual([
      "Cumulative Return (14) of SPY is a fraction: 5.5 means 550 %, which is practically never reached; 5.5 % is 0.055",
    ]);
    expect(above("Cumulative Return", -0.8, { comparator: "lt" })).toEqual(UNIT);
    expect(above("SMA of Returns", 0.5, { window: 20 })).toEqual(UNIT);
    expect(above("Momentum (Weighted)", 3)).toEqual(UNIT);
    expect(above("Momentum (12-Month SMA)", 2, { comparator: "crossAbove" })).toEqual(UNIT);
  });

  it("is found where it is beyond what there can be, with what it was meant to be", ({ expect }) => {
    expect(told("Max Drawdown", 20)).toEqual([
      "Max Drawdown (14) of SPY gt 20 can never be true; it is a fraction: 20 % is 0.2",
    ]);
    expect(above("Bollinger %B", 80)).toEqual(["condition.never /conditions/0"]);
    expect(above("Cumulative Return", -20)).toEqual(["condition.always /conditions/0"]);
  });

  it("is not found where leveraged funds get", ({ expect }) => {
    for (const [window, threshold] of [
      [2, 0.15],
      [5, 0.3],
      [21, 0.5],
      [63, 1],
      [252, 2],
    ] as const) {
      expect(above("Cumulative Return", threshold, { window }), `${window}`).toEqual([]);
      expect(above("Cumulative Return", -threshold / 2.5, { window }), `${window}`).toEqual([]);
    }
    expect(above("SMA of Returns", 0.005, { window: 10 })).toEqual([]);
    expect(above("Momentum (Weighted)", 0.3)).toEqual([]);
    expect(above("Max Drawdown", 0.2)).toEqual([]);
  });
});

describe("a fraction as the threshold of what is in percent", () => {
  it("is found: a deviation above 0.02 is one above 0.02 %", ({ expect }) => {
    expect(above("Standard Deviation", 0.02)).toEqual(UNIT);
    expect(above("Rate of Change", 0.05)).toEqual(UNIT);
    expect(told("Rate of Change", 0.05)).toEqual([
      "Rate of Change (14) of SPY is in percent: 0.05 means 0.05 %, next to nothing; 5 % is 5",
    ]);
    expect(above("Rate of Change", -0.08, { comparator: "lt" })).toEqual(UNIT);
    expect(above("Historical Volatility", 0.2)).toEqual(UNIT);
    expect(above("ATR %", 0.03)).toEqual(UNIT);
    expect(above("Price vs SMA", 0.05, { window: 200 })).toEqual(UNIT);
    expect(above("Bollinger Bandwidth", 0.1)).toEqual(UNIT);
    expect(above("Ulcer Index", 0.05)).toEqual(UNIT);
    expect(above("VWAP Ratio", 1.02)).toContain(UNIT[0]);
  });

  it("is not found where percent is meant, nor at zero", ({ expect }) => {
    expect(above("Standard Deviation", 1.5)).toEqual([]);
    expect(above("Rate of Change", 0)).toEqual([]);
    expect(above("Rate of Change", 0.5, { window: 5 })).toEqual([]);
    expect(above("Rate of Change", -12, { window: 1 })).toEqual([]);
    expect(above("Rate of Change", 100, { window: 252 })).toEqual([]);
    expect(above("Historical Volatility", 25)).toEqual([]);
    expect(above("Price vs SMA", 5, { window: 200 })).toEqual([]);
    expect(above("Bollinger Bandwidth", 8)).toEqual([]);
    expect(above("Linear Reg Slope", 0.05)).toEqual([]);
    expect(above("PPO Histogram", 0.05)).toEqual([]);
  });
});

describe("a threshold that is practically never, or always, met", () => {
  it("is found, with what is often forgotten", ({ expect }) => {
    expect(above("Standard Deviation", 25)).toEqual(IMPROBABLE);
    expect(told("Standard Deviation", 25)).toEqual([
      "Standard Deviation (14) of SPY practically never gets to 25 (it is of a day, not of a year)",
    ]);
    expect(above("Rate of Change", 900, { comparator: "lt" })).toEqual(IMPROBABLE);
    expect(above("Volume", 1.5)).toEqual([...IMPROBABLE, "indicator.volume-late /conditions/0"]);
  });
});

describe("the ends of a scaling", () => {
  it("are in its indicator's unit as well", ({ expect }) => {
    const ends = (scaleMetric: string, scaleFrom: number, scaleTo: number) =>
      lintOf(scaling(spy, bil, { scaleMetric, scaleFrom, scaleTo, scaleWindow: 20 }));
    expect(ends("Cumulative Return", 0, 10)).toEqual(["threshold.unit /scaleTo"]);
    expect(ends("Standard Deviation", 0.01, 0.03)).toEqual([
      "threshold.unit /scaleFrom",
      "threshold.unit /scaleTo",
    ]);
    expect(ends("Standard Deviation", 1, 3)).toEqual([]);
    expect(ends("Cumulative Return", -0.1, 0.1)).toEqual([]);
  });
});

describe("two sides of unlike units", () => {
  const found = ["condition.units-differ /conditions/0"];

  it("are found: dollars, ratios, branches, percent, fractions, indices, shares", ({ expect }) => {
    expect(than("Current Price", "Rate of Change")).toEqual(found);
    expect(than("Cumulative Return", "Rate of Change")).toEqual(found);
    expect(than("RSI", "Standard Deviation")).toEqual(found);
    expect(than("RSI", "CCI")).toEqual(found);
    expect(than("Current Price", "SMA", { rightTicker: "SPY/TLT" })).toEqual(found);
    expect(than("Current Price", "SMA", { rightTicker: "branch:then" })).toEqual(found);
    expect(than("ATR", "ATR %")).toEqual(found);
    expect(than("Volume", "Current Price")).toContain(found[0]);
  });

  it("are told with what each is", ({ expect }) => {
    const tree = indicator(
      [condition("SPY", 0, { metric: "Cumulative Return", window: 5, expanded: true, rightMetric: "ROC" })],
      spy,
      bil,
    );
    expect(lintStrategy(parsedOf(tree).strategy).map(({ message }) => message)).toEqual([
      "Cumulative Return (5) of SPY is a fraction and Rate of Change (5) of SPY is in percent: the two cannot be compared",
    ]);
  });

  it("are not found where both are alike, or nobody knows", ({ expect }) => {
    expect(than("Current Price", "SMA")).toEqual([]);
    expect(than("Current Price", "EMA", { ticker: "SPY/TLT", rightTicker: "QQQ/TLT" })).toEqual([]);
    expect(than("RSI", "RSI", { rightTicker: "QQQ" })).toEqual([]);
    expect(than("RSI", "Stochastic %K", { rightTicker: "QQQ" })).toEqual([]);
    expect(than("Cumulative Return", "Max Drawdown")).toEqual([]);
    const own = {
      ...indicator(
        [condition("SPY", 0, { metric: "custom:x", expanded: true, rightMetric: "ROC" })],
        spy,
        bil,
      ),
      customIndicators: [{ id: "x", formula: "100 * cum_return" }],
    };
    expect(lintOf(own)).toEqual([]);
  });
});
