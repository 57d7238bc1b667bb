import type { IndicatorDefinition } from "./definition.ts";
import { windowMean } from "./window-mean.ts";

/** The mean of the last n adjusted closes, in dollars, summed afresh on every bar (see `windowMean`). */
export const simpleMovingAverage: IndicatorDefinition = {
  id: "Simple Moving Average",
  aliases: ["SMA"],
  hasWindow: true,
  requiredBars: (window) => window,
  settledBars: (window) => window,
  compute(bars, window) {
    const closes = bars.close;
    const averages = new Float64Array(closes.length).fill(NaN);
    let run = 0;
    for (let bar = 0; bar < closes.length; bar++) {
      run = Number.isNaN(closes[bar]) ? 0 : run + 1;
      if (run >= window) averages[bar] = windowMean(closes, bar, window);
    }
    return averages;
  },
};
