import type { IndicatorDefinition } from "./definition.ts";
import { updatesToSettle } from "./settling.ts";
import { windowMean } from "./window-mean.ts";

const smoothing = (window: number) => 2 / (window + 1);

/**
 * The exponential average of the adjusted closes, in dollars: alpha 2 / (n + 1), seeded by the mean of the
 * first n closes, and anew after a hole.
 */
export const exponentialMovingAverage: IndicatorDefinition = {
  id: "Exponential Moving Average",
  aliases: ["EMA"],
  hasWindow: true,
  requiredBars: (window) => window,
  settledBars: (window) => window + updatesToSettle(smoothing(window)),
  compute(bars, window) {
    const closes = bars.close;
    const averages = new Float64Array(closes.length).fill(NaN);
    const alpha = smoothing(window);
    let run = 0;
    let average = NaN;
    for (let bar = 0; bar < closes.length; bar++) {
      const close = closes[bar] ?? NaN;
      run = Number.isNaN(close) ? 0 : run + 1;
      if (run < window) continue;
      average = run === window ? windowMean(closes, bar, window) : average + alpha * (close - average);
      averages[bar] = average;
    }
    return averages;
  },
};
