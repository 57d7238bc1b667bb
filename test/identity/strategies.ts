/** The strategies of the scenario, as exports: every kind, weighting, quantifier, comparator and source. */
import { INDICATORS } from "../../src/engine/indicators/registry.ts";
import { basic, condition, type Export, hold, indicator } from "../engine/support/strategies.ts";
import { FORMULAS } from "./formulas.ts";
import { TICKERS } from "./market.ts";

const everything = TICKERS.map((ticker) => hold(ticker));

/** "The metric of the ticker is above the threshold", unless `fields` say otherwise. */
function above(metric: string, ticker: string, threshold: number, fields: object = {}): object {
  return condition(ticker, threshold, { metric, window: 10, ...fields });
}

function than(rightMetric: string, rightTicker: string, rightWindow = 20): object {
  return { expanded: true, rightMetric, rightTicker, rightWindow };
}

const weightings = basic([
  basic([hold("SPY", "SPY", "XLU"), hold("QQQ"), hold("Empty")]),
  basic(
    [
      { ...hold("SPY"), window: 45 },
      { ...hold("XLU"), definedWeight: 33.3 },
    ],
    { weighting: "defined" },
  ),
  basic(everything, { weighting: "inverse", volWindow: 15, minCap: 10, maxCap: 45 }),
  basic(everything, { weighting: "pro", volWindow: 30, maxCap: 35 }),
  basic([hold("QQQ"), hold("DIA")], { weighting: "capped", maxCap: 30, cappedFallback: "XLU" }),
  { kind: "rolling" },
]);

/** Every indicator ranks the tickers. */
const rankings = basic(
  INDICATORS.map(({ id }, place): Export => {
    const looks = { kind: "function", metric: id, window: 5 + (place % 9), bottom: 1 + (place % 3) };
    const rank = place % 2 === 0 ? "Top" : "Bottom";
    return {
      ...looks,
      rank,
      weighting: place % 4 === 0 ? "inverse" : "equal",
      children: { next: everything },
    };
  }),
);

const conditions = basic([
  indicator(
    [
      above("SMA", "SPY", 0, { ...than("EMA", "SPY", 25), comparator: "crossAbove", forDays: 1 }),
      above("RSI", "QQQ", 55, { type: "or", comparator: "lte", forDays: 3 }),
      above("Drawdown", "DIA", 0.05, { type: "and", comparator: "<" }),
    ],
    everything,
    [hold("XLU"), hold("DIA")],
    { weightingThen: "pro", volWindowThen: 10, weightingElse: "inverse", maxCapElse: 70 },
  ),
  indicator(
    [
      above("Current Price", "SPY/XLU", 0, { ...than("WMA", "SPY/XLU"), comparator: "crossBelow" }),
      { type: "or", metric: "Date", expanded: true, dateMonth: 11, dateDay: 15, dateTo: { month: 2 } },
      above("HV", "QQQ/DIA", 20, { type: "and", comparator: ">=" }),
    ],
    [hold("SPY")],
    [hold("QQQ")],
  ),
]);

const items = [
  { conditions: [above("ROC", "SPY", 0)] },
  { conditions: [above("ADX", "QQQ", 20), above("MFI", "QQQ", 50, { type: "and" })], groupLogic: "or" },
  { conditions: [above("CCI", "DIA", 0, { forDays: 2 })] },
];
const quantifiers = ["any", "all", "none", "exactly", "atLeast", "atMost"];
const counts = basic([
  ...quantifiers.map((quantifier): Export => {
    const slots = { then: everything, else: [hold("XLU")] };
    return { kind: "numbered", numbered: { quantifier, n: 2, items }, children: slots };
  }),
  {
    kind: "numbered",
    numbered: { quantifier: "ladder", items },
    children: Object.fromEntries(TICKERS.map((ticker, rung) => [`ladder-${rung}`, [hold(ticker)]])),
    weighting: "capped",
    maxCap: 60,
    cappedFallback: "XLU",
  },
]);

const states = basic([
  {
    kind: "altExit",
    entryConditions: [above("Current Price", "SPY", 0, than("KAMA", "SPY"))],
    exitConditions: [above("RSI", "branch:then", 40, { comparator: "crossBelow" })],
    children: { then: everything, else: [hold("XLU")] },
    weightingThen: "inverse",
  },
  {
    kind: "scaling",
    scaleMetric: "Stochastic %K",
    scaleTicker: "QQQ",
    scaleWindow: 12,
    scaleFrom: 80,
    scaleTo: 20,
    children: { then: [hold("QQQ")], else: [hold("XLU"), hold("DIA")] },
  },
  indicator(
    [above("Standard Deviation", "branch:from", 0, than("Standard Deviation", "branch:to"))],
    [indicator([above("RSI", "SPY", 60)], [hold("XLU")], [hold("QQQ")])],
    [hold("DIA", "SPY")],
  ),
]);

const own = FORMULAS.map((formula, place) => ({ id: `formula-${place}`, name: formula, formula }));
const chain = indicator([above(`custom:${own[0]!.id}`, "SPY", 0)], [hold("SPY")], [hold("XLU")]);
/** Every formula decides, in a chain and outside of it. */
const formulas = {
  ...basic([
    { kind: "call", callRefId: "chain" },
    ...own.map(({ id }, place): Export => {
      const [left, right] = [TICKERS[place % 4]!, TICKERS[(place + 1) % 4]!];
      const compared = above(`custom:${id}`, left, 0, than(`custom:${id}`, right, 15));
      return indicator([compared], [hold(left)], [hold(right)]);
    }),
  ]),
  customIndicators: own,
  callChains: [{ id: "chain", name: "Chain", root: chain }],
};

export const STRATEGIES: readonly unknown[] = [weightings, rankings, conditions, counts, states, formulas];
