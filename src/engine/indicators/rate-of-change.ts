import type { IndicatorDefinition } from "./definition.ts";

/** The change of the adjusted close over n bars, in percent: 100 (P[i] / P[i-n] - 1). */
export const rateOfChange: IndicatorDefinition = {
  id: "Rate of Change",
  aliases: ["ROC"],
  hasWindow: true,
  requiredBars: (window) => window + 1,
  settledBars: (window) => window + 1,
  compute(bars, window) {
    const closes = bars.close;
    const changes = new Float64Array(closes.length).fill(NaN);
    let run = 0;
    for (let bar = 0; bar < closes.length; bar++) {
      const close = closes[bar] ?? NaN;
      run = Number.isNaN(close) ? 0 : run + 1;
      if (run > window) changes[bar] = 100 * (close / (closes[bar - window] ?? NaN) - 1);
    }
    return changes;
  },
};
