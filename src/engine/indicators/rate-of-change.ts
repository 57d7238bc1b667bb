import type { IndicatorDefinition } from "./definition.ts";

/** The change of the adjusted close over n bars, in percent: 100 (P[i] / P[i-n] - 1). */
export const rateOfChange: IndicatorDefinition = {
  id: "Rate of Change",
  aliases: ["ROC"],
  variable: "roc",
  unit: "percent",
  range: [-100, Infinity],
  inputs: "closes",
  hasWindow: true,
  requiredBars: (window) => window + 1,
  settledBars: (window) => window + 1,
  compute({ closes, columns }, window) {
    const { values: prices, knownRuns } = closes;
    const changes = columns.empty(prices.length);
    for (let bar = window; bar < changes.length; bar++) {
      if ((knownRuns[bar] ?? 0) > window) {
        changes[bar] = 100 * ((prices[bar] ?? NaN) / (prices[bar - window] ?? NaN) - 1);
      }
    }
    return changes;
  },
};
