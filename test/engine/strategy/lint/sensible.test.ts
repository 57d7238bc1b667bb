import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, it } from "vitest";
import { lintStrategy } from "../../../../src/engine/strategy/lint/lint.ts";
import { findingInWords } from "../../../../src/engine/strategy/place-in-words.ts";
import {
  altExit,
  basic,
  condition,
  type Export,
  hold,
  indicator,
  numbered,
  parsedOf,
  ranked,
  scaling,
} from "../support/exports.ts";

const DEMO = path.resolve(import.meta.dirname, "../../../../cli/demo/strategies");

const cash = [hold("BIL")];
const rsi = (ticker: string, comparator: string, threshold: number, window = 10) =>
  condition(ticker, threshold, { metric: "Relative Strength Index", comparator, window });
const than = (left: [string, string, number], comparator: string, right: [string, string, number]) =>
  condition(left[1], 0, {
    metric: left[0],
    window: left[2],
    comparator,
    expanded: true,
    rightMetric: right[0],
    rightTicker: right[1],
    rightWindow: right[2],
  });
const overSma = (ticker: string, window: number) =>
  than(["Current Price", ticker, 0], "gt", ["SMA", ticker, window]);

/** "If this is overbought hold that", forty times. */
function frontrunner(): Export {
  const tickers = ["SPY", "QQQ", "TQQQ", "XLK", "XLP", "XLF", "IOO", "VTV"];
  return tickers
    .flatMap((ticker) => [9, 10, 11, 14, 20].map((window) => rsi(ticker, "gt", 79, window)))
    .reduce<Export>(
      (rest, overbought) => indicator([overbought], [hold("UVXY")], [rest]),
      indicator([overSma("SPY", 200)], [hold("TQQQ")], cash),
    );
}

/** Strategies of the kinds that people run. */
const SENSIBLE: Readonly<Record<string, Export>> = {
  "a ladder of overbought indices": frontrunner(),
  "leveraged Nasdaq for the long term": indicator(
    [overSma("SPY", 200)],
    [indicator([rsi("TQQQ", "gt", 79)], [hold("UVXY")], [hold("TQQQ")])],
    [
      indicator(
        [rsi("TQQQ", "lt", 31)],
        [hold("TECL")],
        [
          indicator(
            [rsi("UVXY", "gt", 74)],
            [indicator([rsi("UVXY", "gt", 84)], [hold("TQQQ")], [hold("UVXY")])],
            [indicator([overSma("TQQQ", 20)], [hold("TQQQ")], [hold("SQQQ")])],
          ),
        ],
      ),
    ],
  ),
  "sector rotation": ranked(
    ["XLB", "XLE", "XLF", "XLI", "XLK", "XLP", "XLU", "XLV", "XLY"].map((ticker) => hold(ticker)),
    { metric: "Rate of Change", window: 126, bottom: 3, rank: "Top", weighting: "inverse" },
  ),
  "bonds against bills": indicator(
    [than(["Rate of Change", "BND", 60], "gt", ["Rate of Change", "BIL", 60])],
    [hold("TMF")],
    [indicator([than(["ROC", "TLT", 1], "gt", ["ROC", "BIL", 1])], [hold("TLT")], cash)],
  ),
  "dual momentum on fractions": indicator(
    [
      condition("SPY", 0, { metric: "Cumulative Return", window: 252 }),
      { ...than(["Cumulative Return", "SPY", 252], "gt", ["Cumulative Return", "EFA", 252]), type: "and" },
    ],
    [hold("SPY")],
    [ranked([hold("EFA"), hold("AGG")], { metric: "Momentum (Weighted)", rank: "Top" })],
  ),
  "an all-weather mix by volatility": basic([hold("SPY"), hold("TLT"), hold("GLD"), hold("DBC")], {
    weighting: "inverse",
    volWindow: 60,
    minCap: 10,
    maxCap: 45,
  }),
  "out after a fall, in after a rise": altExit(
    [condition("SPY", 0.03, { metric: "Cumulative Return", window: 10 })],
    [condition("SPY", 0.1, { metric: "Max Drawdown", window: 60 })],
    [hold("UPRO")],
    cash,
  ),
  "a crash filter on volatility": indicator(
    [
      condition("SPY", 1.5, { metric: "Standard Deviation", window: 20, comparator: "lt" }),
      condition("SPY", 25, { type: "and", metric: "Historical Volatility", window: 20, comparator: "lt" }),
      condition("TQQQ", -12, { type: "and", metric: "Rate of Change", window: 1 }),
    ],
    [hold("TQQQ")],
    cash,
  ),
  "a vote of three": numbered(
    "atLeast",
    [[overSma("SPY", 200)], [rsi("SPY", "lt", 70, 14)], [condition("SPY", 0, { metric: "ROC", window: 63 })]],
    { then: [hold("SPY")], else: cash },
    { n: 2 },
  ),
  "scaled by strength, with a band and a ratio": basic(
    [
      scaling([hold("SPY")], cash, { scaleFrom: 30, scaleTo: 70 }),
      indicator([condition("SPY", 1, { metric: "Bollinger %B", window: 20 })], cash, [hold("SPY")]),
      indicator(
        [than(["Current Price", "XLY/XLP", 0], "gt", ["SMA", "XLY/XLP", 50])],
        [hold("XLY")],
        [hold("XLP")],
      ),
      indicator(
        [than(["Current Price", "branch:then", 0], "gt", ["SMA", "branch:then", 20])],
        [hold("QQQ")],
        cash,
      ),
    ],
    { weighting: "equal" },
  ),
};

function told(tree: unknown): string[] {
  const { strategy, findings, places } = parsedOf(tree);
  return [...findings, ...lintStrategy(strategy, { places })].map(findingInWords);
}

describe("nothing is said of a strategy that is sensible", () => {
  it.for(Object.entries(SENSIBLE))("%s", ([, tree], { expect }) => {
    expect(told(tree)).toEqual([]);
  });

  it.for(readdirSync(DEMO))("the demo's %s", (file, { expect }) => {
    expect(told(JSON.parse(readFileSync(path.join(DEMO, file), "utf8")))).toEqual([]);
  });
});
