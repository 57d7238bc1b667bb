import { describe, it } from "vitest";
import { basic, condition, hold, indicator, ranked, scaling } from "../support/exports.ts";
import { historiesOf, lintOf } from "../support/lint.ts";

const spy = [hold("SPY")];

function withBars(input: unknown, bars: Readonly<Record<string, number>>): string[] {
  return lintOf(input, { histories: historiesOf(bars) });
}

describe("a ticker", () => {
  it("without a history is found where it is used first", ({ expect }) => {
    const tree = indicator(
      [condition("VIXY", 20)],
      [hold("SPY", "TQQQ"), hold("TQQQ")],
      [basic(spy, { weighting: "capped", cappedFallback: "BIL" })],
    );
    expect(withBars(tree, { SPY: 5000 })).toEqual([
      "ticker.unknown /conditions/0",
      "ticker.unknown /children/then/0/positions",
      "ticker.unknown /children/else/0",
    ]);
    expect(lintOf(tree)).toEqual([]);
  });

  it("of a ratio counts like any other", ({ expect }) => {
    expect(withBars(scaling(spy, spy, { scaleTicker: "SPY/XYZ" }), { SPY: 5000 })).toEqual([
      "ticker.unknown /scaleMetric",
    ]);
  });

  it("whose prices ended more than five sessions ago is found", ({ expect }) => {
    // Monday, 2026-11-16 to Monday, 2026-11-23 are six sessions.
    const history = (lastDate: string) => ({ firstDate: "2010-01-04", lastDate, bars: 4000 });
    const lastSession = "2026-11-23";
    const find = (lastDate: string) =>
      lintOf(hold("SPY"), { histories: new Map([["SPY", history(lastDate)]]), lastSession });
    expect(find("2026-11-13")).toEqual(["ticker.delisted /positions"]);
    expect(find("2026-11-16")).toEqual([]);
    expect(find("2008-09-15")).toEqual(["ticker.delisted /positions"]);
  });

  it("is compared with the youngest history when nobody says which session is the last", ({ expect }) => {
    const histories = new Map([
      ["SPY", { firstDate: "2010-01-04", lastDate: "2026-11-20", bars: 4000 }],
      ["LEH", { firstDate: "2000-01-03", lastDate: "2008-09-17", bars: 2000 }],
    ]);
    expect(lintOf(hold("SPY", "LEH"), { histories })).toEqual(["ticker.delisted /positions"]);
  });
});

describe("a window longer than the history", () => {
  const young = { SPY: 120, QQQ: 5000 };

  it("is an error, because what it gives is never known", ({ expect }) => {
    const average = condition("SPY", 100, { metric: "SMA", window: 200 });
    const tree = indicator([average], spy, [hold("QQQ")]);
    expect(withBars(tree, young)).toEqual(["history.too-short /conditions/0"]);
    expect(withBars(tree, { SPY: 200, QQQ: 5000 })).toEqual([]);
    expect(withBars(tree, { SPY: 199, QQQ: 5000 })).toEqual(["history.too-short /conditions/0"]);
  });

  it("takes one bar more for a crossing", ({ expect }) => {
    const crossing = condition("SPY", 100, { metric: "SMA", window: 200, comparator: "crossAbove" });
    expect(withBars(indicator([crossing], spy, []), { SPY: 200 })).toEqual([
      "history.too-short /conditions/0",
    ]);
    expect(withBars(indicator([crossing], spy, []), { SPY: 201 })).toEqual([]);
  });

  it("is found on every ticker that is ranked or weighted by volatility, and on both of a ratio", ({
    expect,
  }) => {
    const children = [hold("SPY"), hold("QQQ")];
    expect(withBars(ranked(children, { metric: "ROC", window: 250 }), young)).toEqual([
      "history.too-short /metric",
    ]);
    expect(withBars(basic(children, { weighting: "inverse", volWindow: 120 }), young)).toEqual([
      "history.too-short ",
    ]);
    expect(withBars(basic(children, { weighting: "inverse", volWindow: 119 }), young)).toEqual([]);
    const ratio = condition("QQQ/SPY", 1, { metric: "SMA", window: 121 });
    expect(withBars(indicator([ratio], children, []), young)).toEqual(["history.too-short /conditions/0"]);
  });

  it("is found once for each indicator and ticker", ({ expect }) => {
    const average = condition("SPY", 100, { metric: "SMA", window: 200 });
    const leaf = indicator([average], spy, [hold("QQQ")]);
    expect(withBars(basic([leaf, leaf]), young)).toEqual(["history.too-short /children/next/0/conditions/0"]);
  });
});

describe("a recursive indicator", () => {
  it("that has too little history to settle is found", ({ expect }) => {
    // An exponential average of 9 days: 9 bars, and 62 more until 0.8^k is below a millionth.
    const tree = indicator([condition("SPY", 50, { metric: "EMA", window: 9 })], spy, [hold("BIL")]);
    expect(withBars(tree, { SPY: 70, BIL: 5000 })).toEqual(["history.unsettled /conditions/0"]);
    expect(withBars(tree, { SPY: 71, BIL: 5000 })).toEqual([]);
    expect(withBars(tree, { SPY: 8, BIL: 5000 })).toEqual(["history.too-short /conditions/0"]);
  });

  it("that never settles is found without any history", ({ expect }) => {
    const falling = condition("SPY", 0.2, { metric: "Drawdown" });
    const tree = indicator([falling, { ...falling, type: "and" }], spy, [hold("BIL")]);
    expect(lintOf(tree)).toEqual(["indicator.never-settles /conditions/0"]);
  });

  it("inside a formula of the author's own is found like any other", ({ expect }) => {
    const tree = {
      ...ranked([hold("SPY"), hold("BIL")], { metric: "custom:d" }),
      customIndicators: [{ id: "d", name: "Depth", formula: "drawdown * 100" }],
    };
    expect(lintOf(tree)).toEqual(["indicator.never-settles /metric"]);
  });
});

describe("an indicator that reads the volume", () => {
  it("is found, because live it is a bar late", ({ expect }) => {
    const busy = condition("SPY", 1e6, { metric: "Volume" });
    const flow = condition("SPY", 80, { type: "and", metric: "Money Flow Index" });
    expect(lintOf(indicator([busy, flow], spy, [hold("BIL")]))).toEqual([
      "indicator.volume-late /conditions/0",
      "indicator.volume-late /conditions/1",
    ]);
  });
});
