/** What each metric is, in words, for people who look at its number. */
import type { Metrics } from "./metrics.ts";

/**
 * How to read a metric's value: `fraction` is one of 1 (0.05 is 5 %), `ratio` has no unit, `tickers` and
 * `bars` are counts, `date` is `YYYY-MM-DD`, `returns` is a list of returns as fractions.
 */
export type MetricUnit = "fraction" | "ratio" | "tickers" | "bars" | "date" | "returns";

export interface MetricDefinition {
  readonly label: string;
  readonly unit: MetricUnit;
  readonly formula: string;
  /** One sentence. */
  readonly explanation: string;
}

/** By the metric's name in `Metrics`, in the order in which they are shown. */
export const METRIC_DEFINITIONS: Readonly<Record<keyof Metrics, MetricDefinition>> = {
  bars: {
    label: "Bars",
    unit: "bars",
    formula: "number of simulated bars",
    explanation: "How many trading days the backtest covers.",
  },
  totalReturn: {
    label: "Total return",
    unit: "fraction",
    formula: "last equity / first equity - 1",
    explanation: "What was gained from the first bar to the last, after trading costs.",
  },
  cagr: {
    label: "CAGR",
    unit: "fraction",
    formula: "(last equity / first equity) ^ (252 / number of daily returns) - 1",
    explanation: "The constant yearly return that would have led to the same result.",
  },
  volatility: {
    label: "Volatility",
    unit: "fraction",
    formula: "sample standard deviation of daily returns x sqrt(252)",
    explanation: "How much returns vary around their mean, for a year.",
  },
  sharpe: {
    label: "Sharpe ratio",
    unit: "ratio",
    formula: "mean daily return / sample standard deviation of daily returns x sqrt(252)",
    explanation: "Return for each unit of volatility, with a risk-free return of 0.",
  },
  sortino: {
    label: "Sortino ratio",
    unit: "ratio",
    formula:
      "mean daily return x 252 / (sqrt(sum of squared negative daily returns / number of daily returns) x sqrt(252))",
    explanation: "Return for each unit of downside risk: as the Sharpe ratio, but only losses count as risk.",
  },
  calmar: {
    label: "Calmar ratio",
    unit: "ratio",
    formula: "CAGR / max drawdown",
    explanation: "Yearly return for each unit of the largest drawdown.",
  },
  maxDrawdown: {
    label: "Max drawdown",
    unit: "fraction",
    formula: "largest value of 1 - equity / highest equity so far",
    explanation: "The largest fall from a peak to a later trough, as a positive fraction of the peak.",
  },
  maxDrawdownPeak: {
    label: "Max drawdown: peak",
    unit: "date",
    formula: "last bar at the highest equity before the trough",
    explanation: "When the largest drawdown began.",
  },
  maxDrawdownTrough: {
    label: "Max drawdown: trough",
    unit: "date",
    formula: "bar with the largest value of 1 - equity / highest equity so far",
    explanation: "When the largest drawdown was at its deepest.",
  },
  maxDrawdownRecovery: {
    label: "Max drawdown: recovery",
    unit: "date",
    formula: "first bar after the trough at or above the equity of the peak",
    explanation: "When the largest drawdown was made good; none while it lasts.",
  },
  valueAtRisk95: {
    label: "Value at risk, 95 %",
    unit: "fraction",
    formula: "5th percentile of daily returns, interpolated between the two nearest",
    explanation: "The daily return that one day in twenty fell below.",
  },
  alpha: {
    label: "Alpha",
    unit: "fraction",
    formula: "(1 + mean of (daily return - beta x benchmark's daily return)) ^ 252 - 1",
    explanation: "The yearly return that moving with the benchmark does not explain.",
  },
  beta: {
    label: "Beta",
    unit: "ratio",
    formula: "covariance of daily returns with the benchmark's / variance of the benchmark's daily returns",
    explanation: "How much equity moves when the benchmark moves: 1 is as much, 0 is not at all.",
  },
  winRate: {
    label: "Win rate",
    unit: "fraction",
    formula: "days with a positive return / days with a positive or negative return",
    explanation: "How many of the days on which equity moved were gains; days in cash do not count.",
  },
  bestDay: {
    label: "Best day",
    unit: "fraction",
    formula: "largest daily return",
    explanation: "The largest gain from one bar to the next.",
  },
  bestDayDate: {
    label: "Best day: date",
    unit: "date",
    formula: "bar on which the largest daily return was complete",
    explanation: "When the best day was.",
  },
  worstDay: {
    label: "Worst day",
    unit: "fraction",
    formula: "smallest daily return",
    explanation: "The largest loss from one bar to the next.",
  },
  worstDayDate: {
    label: "Worst day: date",
    unit: "date",
    formula: "bar on which the smallest daily return was complete",
    explanation: "When the worst day was.",
  },
  turnoverPerDay: {
    label: "Turnover a day",
    unit: "fraction",
    formula: "mean over bars of (sum over tickers of |target weight - drifted weight|) / 2",
    explanation: "How much of equity is exchanged on an average day.",
  },
  turnoverPerYear: {
    label: "Turnover a year",
    unit: "fraction",
    formula: "turnover a day x 252",
    explanation: "How much of equity is exchanged in an average year: 1 is all of it once.",
  },
  averageHoldings: {
    label: "Average holdings",
    unit: "tickers",
    formula: "mean over bars of the number of tickers held after trading",
    explanation: "How many tickers are held on an average day.",
  },
  timeInMarket: {
    label: "Time in market",
    unit: "fraction",
    formula: "bars with any ticker held after trading / number of bars",
    explanation: "On how many of the days anything is held.",
  },
  months: {
    label: "Monthly returns",
    unit: "returns",
    formula: "equity on the month's last bar / equity on the last bar of the month before - 1",
    explanation:
      "What was gained in each calendar month; the first and the last one may be parts of a month.",
  },
  years: {
    label: "Yearly returns",
    unit: "returns",
    formula: "equity on the year's last bar / equity on the last bar of the year before - 1",
    explanation: "What was gained in each calendar year; the first and the last one may be parts of a year.",
  },
};
