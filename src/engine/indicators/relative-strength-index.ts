/** How much of the price's movement was upwards, by three kinds of average. */
import { relativeStrength } from "../numeric/relative-strength.ts";
import type { RollingColumn } from "../numeric/rolling-column.ts";
import type { PriceSeries } from "../series/price-series.ts";
import type { IndicatorDefinition } from "./definition.ts";
import { updatesToSettle } from "./settling.ts";

const shape = {
  unit: "index",
  range: [0, 100],
  inputs: "closes",
  hasWindow: true,
  requiredBars: (window: number) => window + 1,
} as const;

/**
 * What is left of the seeds shows in the index in proportion to how much the price moves now: enlarged so many times
 * when it moves that much less than it did at first.
 */
export const QUIETER = 10;

/** Wilder's index as a column that other indicators build on. */
export function wilderStrengths(series: PriceSeries, window: number): RollingColumn {
  return series.windowColumn(`relative strength ${window}`, ({ close }) =>
    relativeStrength(close, window, 1 / window, series.columns),
  );
}

/**
 * Wilder's relative strength index of the adjusted closes (J. Welles Wilder, New Concepts in Technical Trading
 * Systems, 1978): average gain and loss are seeded by the mean of the first n changes and then smoothed with
 * alpha 1 / n; 100 when the average loss is 0. Seeded anew after a hole.
 */
export const relativeStrengthIndex: IndicatorDefinition = {
  ...shape,
  id: "Relative Strength Index",
  aliases: ["RSI"],
  variable: "rsi",
  settledBars: (window) => window + 1 + updatesToSettle(1 / window, QUIETER),
  compute: (series, window) => wilderStrengths(series, window).values,
};

/** As Wilder's, with the plain means of the last n gains and losses (David Cutler's variant). */
export const simpleRelativeStrengthIndex: IndicatorDefinition = {
  ...shape,
  id: "RSI (SMA)",
  aliases: ["RSI SMA"],
  variable: "rsi_sma",
  settledBars: (window) => window + 1,
  compute(series, window) {
    const gains = changes(series, "gains", 1).means(window);
    const losses = changes(series, "losses", -1).means(window);
    const strengths = series.columns.empty(gains.length);
    for (let bar = 0; bar < strengths.length; bar++) {
      const gain = gains[bar] ?? NaN;
      const loss = losses[bar] ?? NaN;
      strengths[bar] = loss === 0 ? 100 : 100 * (gain / (gain + loss));
    }
    return strengths;
  },
};

const smoothing = (window: number) => 2 / (window + 1);

/** As Wilder's, with exponential averages: seeded alike, then alpha 2 / (n + 1). */
export const exponentialRelativeStrengthIndex: IndicatorDefinition = {
  ...shape,
  id: "RSI (EMA)",
  aliases: ["RSI EMA"],
  variable: "rsi_ema",
  settledBars: (window) => window + 1 + updatesToSettle(smoothing(window), QUIETER),
  compute: ({ bars, columns }, window) => relativeStrength(bars.close, window, smoothing(window), columns),
};

/** What the price gained (sign 1) or lost (sign -1) since the previous bar, 0 where it went the other way. */
function changes(series: PriceSeries, name: string, sign: 1 | -1): RollingColumn {
  return series.column(name, ({ close }) => {
    const moves = new Float64Array(close.length);
    let previous = NaN;
    for (let bar = 0; bar < moves.length; bar++) {
      const price = close[bar] ?? NaN;
      const move = sign * (price - previous);
      moves[bar] = (move + Math.abs(move)) / 2;
      previous = price;
    }
    return moves;
  });
}
