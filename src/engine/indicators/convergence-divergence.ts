/** How a fast and a slow average of the price move apart (Gerald Appel, 1979), in fixed windows. */
import type { RollingColumn } from "../numeric/rolling-column.ts";
import type { PriceSeries } from "../series/price-series.ts";
import type { IndicatorDefinition } from "./definition.ts";
import { updatesToSettle } from "./settling.ts";

const FAST = 12;
const SLOW = 26;
const SIGNAL = 9;

const smoothing = (window: number) => 2 / (window + 1);

/** The fast average less the slow one, in dollars. */
function convergence({ closes }: PriceSeries): Float64Array {
  const slow = closes.exponentialAverages(SLOW, smoothing(SLOW));
  const differences = closes.exponentialAverages(FAST, smoothing(FAST)).slice();
  for (let bar = 0; bar < differences.length; bar++) {
    differences[bar] = (differences[bar] ?? NaN) - (slow[bar] ?? NaN);
  }
  return differences;
}

/** As `convergence`, in percent of the slow average. */
function relativeConvergence(series: PriceSeries): Float64Array {
  const slow = series.closes.exponentialAverages(SLOW, smoothing(SLOW));
  const differences = convergence(series);
  for (let bar = 0; bar < differences.length; bar++) {
    differences[bar] = (100 * (differences[bar] ?? NaN)) / (slow[bar] ?? NaN);
  }
  return differences;
}

/** A line less its own exponential average. */
function histogram(line: RollingColumn, { columns }: PriceSeries): Float64Array {
  const signal = line.exponentialAverages(SIGNAL, smoothing(SIGNAL));
  const differences = columns.empty(signal.length);
  for (let bar = 0; bar < differences.length; bar++) {
    differences[bar] = (line.values[bar] ?? NaN) - (signal[bar] ?? NaN);
  }
  return differences;
}

const shape = {
  inputs: "closes",
  hasWindow: false,
  requiredBars: () => SLOW + SIGNAL - 1,
  // The slow average's seed outweighs those of the faster ones, and less than half of it is left in the histogram.
  settledBars: () => SLOW + updatesToSettle(smoothing(SLOW)),
} as const;

/**
 * The exponential average of 12 closes less that of 26, less the exponential average of 9 such differences. Each
 * is seeded by the mean of its first values.
 */
export const convergenceDivergence: IndicatorDefinition = {
  ...shape,
  id: "MACD Histogram",
  aliases: ["MACD Hist"],
  variable: "macd",
  unit: "price",
  compute: (series) =>
    histogram(
      series.column("convergence", () => convergence(series)),
      series,
    ),
};

/** As the MACD histogram, with the difference of the two averages in percent of the slow one. */
export const percentageConvergenceDivergence: IndicatorDefinition = {
  ...shape,
  id: "PPO Histogram",
  aliases: ["PPO Hist"],
  variable: "ppo",
  unit: "percent",
  compute: (series) =>
    histogram(
      series.column("relative convergence", () => relativeConvergence(series)),
      series,
    ),
};
