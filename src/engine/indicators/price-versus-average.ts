import type { IndicatorDefinition } from "./definition.ts";
import { zeroOverOneBar } from "./ranges.ts";

/** How far the adjusted close is above (or below) the mean of the last n, in percent of that mean. */
export const priceVersusAverage: IndicatorDefinition = {
  id: "Price vs SMA",
  aliases: ["Price vs. SMA"],
  variable: "price_vs_sma",
  unit: "percent",
  range: [-100, Infinity],
  rangeAt: zeroOverOneBar([-100, Infinity]),
  inputs: "closes",
  hasWindow: true,
  requiredBars: (window) => window,
  settledBars: (window) => window,
  compute({ closes, columns }, window) {
    const prices = closes.values;
    const means = closes.means(window);
    const distances = columns.empty(means.length);
    for (let bar = 0; bar < distances.length; bar++) {
      distances[bar] = 100 * ((prices[bar] ?? NaN) / (means[bar] ?? NaN) - 1);
    }
    return distances;
  },
};
