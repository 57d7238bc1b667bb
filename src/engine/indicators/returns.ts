/** What a holder earned, as fractions of what was invested. */
import type { IndicatorDefinition } from "./definition.ts";
import { zeroOverOneBar } from "./ranges.ts";

/** The change from the first of the last n adjusted closes to the last: P[i] / P[i-n+1] - 1. */
export const cumulativeReturn: IndicatorDefinition = {
  id: "Cumulative Return",
  aliases: ["Cum Return"],
  variable: "cum_return",
  unit: "fraction",
  range: [-1, Infinity],
  rangeAt: zeroOverOneBar([-1, Infinity]),
  inputs: "closes",
  hasWindow: true,
  requiredBars: (window) => window,
  settledBars: (window) => window,
  compute({ closes, columns }, window) {
    const { values: prices, knownRuns } = closes;
    const returns = columns.empty(prices.length);
    for (let bar = window - 1; bar < returns.length; bar++) {
      if ((knownRuns[bar] ?? 0) < window) continue;
      returns[bar] = (prices[bar] ?? NaN) / (prices[bar - window + 1] ?? NaN) - 1;
    }
    return returns;
  },
};

/** The mean of the last n simple daily returns. */
export const averageReturn: IndicatorDefinition = {
  id: "SMA of Returns",
  aliases: ["SMA of Return", "Moving Average of Return", "Moving Average of Returns"],
  variable: "sma_return",
  unit: "fraction",
  range: [-1, Infinity],
  inputs: "closes",
  hasWindow: true,
  requiredBars: (window) => window + 1,
  settledBars: (window) => window + 1,
  compute: ({ returns }, window) => returns.means(window),
};
