/** Which indicators random conditions read, and numbers that they may plausibly be compared with. */
import * as fc from "fast-check";

const AT_PRICES = [9, 10.1, 11, 12.25];
const AT_SCALES = [0, 20.3, 49.9, 79.6, 100];
const AT_PERCENTS = [-3.1, -0.7, 0, 1.3, 6.1];
const AT_FRACTIONS = [-0.031, 0, 0.017, 0.083];

/** Indicators of closes with the levels of their unit. */
const CLOSE_BASED: ReadonlyMap<string, readonly number[]> = new Map([
  ["Current Price", AT_PRICES],
  ["Simple Moving Average", AT_PRICES],
  ["SMA", AT_PRICES],
  ["Exponential Moving Average", AT_PRICES],
  ["EMA", AT_PRICES],
  ["Hull Moving Average", AT_PRICES],
  ["Weighted Moving Average", AT_PRICES],
  ["Wilder Moving Average", AT_PRICES],
  ["DEMA", AT_PRICES],
  ["TEMA", AT_PRICES],
  ["KAMA", AT_PRICES],
  ["Ultimate Smoother", AT_PRICES],
  ["Relative Strength Index", AT_SCALES],
  ["RSI", AT_SCALES],
  ["RSI (SMA)", AT_SCALES],
  ["RSI (EMA)", AT_SCALES],
  ["Stochastic RSI", AT_SCALES],
  ["Laguerre RSI", AT_SCALES],
  ["Standard Deviation", [0, 1.1, 2.7]],
  ["Standard Deviation of Price", [0, 0.3, 0.9]],
  ["Historical Volatility", [0, 17.3, 60.7]],
  ["Max Drawdown", AT_FRACTIONS],
  ["Drawdown", AT_FRACTIONS],
  ["Ulcer Index", AT_PERCENTS],
  ["Cumulative Return", AT_FRACTIONS],
  ["SMA of Returns", [-0.0031, 0.0007, 0.011]],
  ["Rate of Change", AT_PERCENTS],
  ["ROC", AT_PERCENTS],
  ["MACD Histogram", [-0.11, 0.003, 0.17]],
  ["PPO Histogram", [-0.31, 0.007, 0.53]],
  ["Trend Clarity", [0, 20.3, 49.9, 79.6]],
  ["Linear Reg Slope", [-1.1, 0.03, 1.3]],
  ["Linear Reg Value", AT_PRICES],
  ["Price vs SMA", AT_PERCENTS],
  ["Bollinger %B", [0.17, 0.51, 0.83]],
  ["Bollinger Bandwidth", [0, 5.3, 21.7]],
]);

/** Indicators that only tickers have. */
const OF_TICKERS: ReadonlyMap<string, readonly number[]> = new Map([
  ["Aroon Up", AT_SCALES],
  ["Aroon Down", AT_SCALES],
  ["Aroon Oscillator", [-33.7, 0.3, 41.9]],
  ["ATR", [0.3, 0.9, 1.7]],
  ["Average True Range", [0.3, 0.9, 1.7]],
  ["ATR %", [3.1, 9.7]],
  ["Williams %R", [-100, -79.6, -49.9, -20.3, 0]],
  ["CCI", [-99.7, 0.3, 101.3]],
  ["Stochastic %K", AT_SCALES],
  ["Stochastic %D", AT_SCALES],
  ["ADX", AT_SCALES],
  ["Money Flow Index", AT_SCALES],
  ["OBV Rate of Change", [-11.3, 0.3, 29.7]],
  ["VWAP Ratio", [97.3, 100.7, 104.1]],
  ["Volume", [0, 150, 400, 40_000]],
]);

/** Indicators of closes that look back over a year. */
const OVER_A_YEAR: ReadonlyMap<string, readonly number[]> = new Map(
  [
    "Momentum (Weighted)",
    "13612W Momentum",
    "Momentum (Unweighted)",
    "13612U Momentum",
    "Momentum (12-Month SMA)",
    "SMA12 Momentum",
  ].map((id) => [id, AT_FRACTIONS]),
);

/** Formulas of their own; `arbitraries/formulas.ts` writes them. */
export const CUSTOM_OF_CLOSES = "custom:calm";
export const CUSTOM_OF_TICKERS = "custom:full";

export interface Metric {
  readonly id: string;
  /** What it may be compared with. */
  readonly levels: readonly number[];
}

function metricsOf(levels: ReadonlyMap<string, readonly number[]>): readonly Metric[] {
  return [...levels].map(([id, ofId]) => ({ id, levels: ofId }));
}

export interface Metrics {
  readonly ofCloses: fc.Arbitrary<Metric>;
  readonly ofTickers: fc.Arbitrary<Metric>;
}

/** Current Price stands in for a quarter: it alone differs between timings. */
function among(metrics: readonly Metric[]): fc.Arbitrary<Metric> {
  return fc.oneof(
    { weight: 1, arbitrary: fc.constant({ id: "Current Price", levels: AT_PRICES }) },
    { weight: 3, arbitrary: fc.constantFrom(...metrics) },
  );
}

const customOfCloses: Metric = { id: CUSTOM_OF_CLOSES, levels: [-1.3, 0.7, 9.7, 21.3] };
const customOfTickers: Metric = { id: CUSTOM_OF_TICKERS, levels: [-1.3, 0.7, 9.7, 21.3] };

export const SHORT_METRICS: Metrics = {
  ofCloses: among([...metricsOf(CLOSE_BASED), customOfCloses]),
  ofTickers: among([...metricsOf(CLOSE_BASED), ...metricsOf(OF_TICKERS), customOfCloses, customOfTickers]),
};

export const YEARLY_METRICS: Metrics = {
  ofCloses: among(metricsOf(OVER_A_YEAR)),
  ofTickers: among(metricsOf(OVER_A_YEAR)),
};
