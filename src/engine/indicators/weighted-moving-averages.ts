/** Averages whose weights fall in equal steps from the newest close to the oldest. */
import { RollingColumn } from "../numeric/rolling-column.ts";
import { weightedMeans } from "../numeric/weighted-means.ts";
import type { IndicatorDefinition } from "./definition.ts";
import { ABOVE_ZERO } from "./ranges.ts";

/** The mean of the last n adjusted closes with weights 1 for the oldest to n for the newest. */
export const weightedMovingAverage: IndicatorDefinition = {
  id: "Weighted Moving Average",
  aliases: ["WMA", "Linear Weighted Moving Average", "LWMA"],
  variable: "wma",
  unit: "price",
  range: ABOVE_ZERO,
  inputs: "closes",
  hasWindow: true,
  requiredBars: (window) => window,
  settledBars: (window) => window,
  compute: ({ closes, columns }, window) => weightedMeans(closes, window, columns),
};

/** Alan Hull halves the window and takes its root, both rounded down; neither falls below one bar. */
const hullHalf = (window: number) => Math.max(1, Math.floor(window / 2));
const hullRoot = (window: number) => Math.max(1, Math.floor(Math.sqrt(window)));

/**
 * The Hull moving average of the adjusted closes (Alan Hull, 2005): twice the weighted average over half of the
 * window less that over the whole window, which leans ahead of the price, smoothed by a weighted average over the
 * root of the window.
 */
export const hullMovingAverage: IndicatorDefinition = {
  id: "Hull Moving Average",
  aliases: ["HMA", "Hull MA"],
  variable: "hma",
  unit: "price",
  inputs: "closes",
  hasWindow: true,
  requiredBars: (window) => window + hullRoot(window) - 1,
  settledBars: (window) => window + hullRoot(window) - 1,
  compute({ closes, columns }, window) {
    const slow = weightedMeans(closes, window, columns);
    const leaning = weightedMeans(closes, hullHalf(window), columns);
    for (let bar = 0; bar < leaning.length; bar++) {
      leaning[bar] = 2 * (leaning[bar] ?? NaN) - (slow[bar] ?? NaN);
    }
    return weightedMeans(new RollingColumn(leaning, columns), hullRoot(window), columns);
  },
};
