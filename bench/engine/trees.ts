/** The trees of the engine's benchmarks, as exports. */
import { TICKERS } from "./market.ts";

type Metric = readonly [metric: string, threshold: number];

/** The indicators that most strategies are made of, each with a threshold in the middle of the values that it takes. */
export const COMMON: readonly Metric[] = [
  ["Relative Strength Index", 55],
  ["Simple Moving Average", 100],
  ["Cumulative Return", 0.02],
  ["Exponential Moving Average", 100],
  ["Max Drawdown", 0.05],
  ["Standard Deviation", 1],
  ["SMA of Returns", 0.0005],
  ["Rate of Change", 2],
];

/** Indicators of every family. */
export const ALL: readonly Metric[] = [
  ...COMMON,
  ["Weighted Moving Average", 100],
  ["Bollinger %B", 0.5],
  ["ATR %", 1.2],
  ["Stochastic %K", 60],
  ["CCI", 20],
  ["Aroon Up", 60],
  ["Historical Volatility", 15],
  ["Trend Clarity", 50],
  ["ADX", 20],
  ["Price vs SMA", 1],
  ["Wilder Moving Average", 100],
  ["Stochastic RSI", 50],
];

interface Reading {
  readonly metric: string;
  readonly ticker: string;
  readonly window: number;
  readonly threshold: number;
}

/** `count` distinct indicators: every metric on every ticker, then the same on longer windows. */
function readings(metrics: readonly Metric[], count: number): Reading[] {
  return Array.from({ length: count }, (_, index) => {
    const [metric, threshold] = metrics[index % metrics.length] ?? ["", 0];
    const round = Math.floor(index / metrics.length);
    const ticker = TICKERS[(index + round) % TICKERS.length] ?? "";
    return { metric, ticker, window: 10 + 7 * Math.floor(round / TICKERS.length) + (index % 3), threshold };
  });
}

function condition({ metric, ticker, window, threshold }: Reading, type: string, shift: number): unknown {
  return { type, metric, ticker, window, comparator: "gt", threshold: threshold * (1 + shift) };
}

const hold = (leaf: number) => ({ kind: "position", positions: [TICKERS[leaf % TICKERS.length]] });

export interface SleeveShape {
  readonly sleeves: number;
  /** Levels of choices in each sleeve: a sleeve has two leaves for one level, four for two. */
  readonly levels: number;
  /** Conditions of each choice. */
  readonly conditions: number;
  readonly metrics: readonly Metric[];
  /** Distinct indicators in all. */
  readonly indicators: number;
}

/** Equal sleeves, each a tree of choices between two sides down to single tickers. */
export function sleeves(shape: SleeveShape): unknown {
  const { levels, conditions: each } = shape;
  const read = readings(shape.metrics, shape.indicators);
  let next = 0;
  const conditions = () =>
    Array.from({ length: each }, (_, place) => {
      const reading = read[next % read.length];
      if (reading === undefined) throw new Error("a tree without indicators");
      // From half to one and a half times the threshold, another one each time round.
      const shift = ((Math.floor(next++ / read.length) * 7) % 10) / 10 - 0.5;
      return condition(reading, place % 3 === 0 ? "or" : "and", each === 1 ? 0 : shift);
    });
  const branch = (level: number, leaf: number): unknown =>
    level === 0
      ? hold(leaf)
      : {
          kind: "indicator",
          conditions: conditions(),
          children: {
            then: [branch(level - 1, leaf)],
            else: [branch(level - 1, leaf + 2 ** (level - 1))],
          },
        };
  const all = Array.from({ length: shape.sleeves }, (_, sleeve) => branch(levels, sleeve * 2 ** levels));
  return { kind: "basic", weighting: "equal", children: { next: all } };
}
