import type { RollingColumn } from "../numeric/rolling-column.ts";
import type { PriceSeries } from "../series/price-series.ts";
import type { IndicatorDefinition } from "./definition.ts";
import { ABOVE_ZERO } from "./ranges.ts";
import { updatesToSettle } from "./settling.ts";

/** The smoothing factors of exponential averages over 2 and 30 bars. */
const FASTEST = 2 / 3;
const SLOWEST = 2 / 31;

/** By how much each close differs from the one before, up or down; the first bar's is unknown. */
function movements(series: PriceSeries): RollingColumn {
  return series.column("movements", ({ close }) => {
    const distances = new Float64Array(close.length).fill(NaN);
    for (let bar = 1; bar < distances.length; bar++) {
      distances[bar] = Math.abs((close[bar] ?? NaN) - (close[bar - 1] ?? NaN));
    }
    return distances;
  });
}

/**
 * The adaptive moving average of the adjusted closes (Perry J. Kaufman, Smarter Trading, 1995). The efficiency
 * ratio e is the change over n bars by the sum of the n changes from bar to bar, both without sign, 0 where nothing
 * moved; the smoothing factor is (e (2/3 - 2/31) + 2/31)^2. The first value is the price itself, on the bar with n
 * bars before it.
 */
export const kaufmanAdaptiveMovingAverage: IndicatorDefinition = {
  id: "KAMA",
  aliases: ["Kaufman Adaptive Moving Average", "Kaufman's Adaptive Moving Average"],
  variable: "kama",
  unit: "price",
  range: ABOVE_ZERO,
  inputs: "closes",
  hasWindow: true,
  requiredBars: (window) => window + 1,
  // A price that moves without getting anywhere keeps the slowest factor all the time.
  settledBars: (window) => window + 1 + updatesToSettle(SLOWEST * SLOWEST),
  compute(series, window) {
    const { close } = series.bars;
    const meanMovements = movements(series).means(window);
    const averages = series.columns.empty(close.length);
    let average = NaN;
    for (let bar = window; bar < averages.length; bar++) {
      const meanMovement = meanMovements[bar] ?? NaN;
      const price = close[bar] ?? NaN;
      if (Number.isNaN(meanMovement)) {
        average = NaN;
        continue;
      }
      if (Number.isNaN(average)) {
        average = price;
      } else {
        const change = Math.abs(price - (close[bar - window] ?? NaN));
        const efficiency = meanMovement === 0 ? 0 : Math.min(1, change / (meanMovement * window));
        const speed = efficiency * (FASTEST - SLOWEST) + SLOWEST;
        average += speed * speed * (price - average);
      }
      averages[bar] = average;
    }
    return averages;
  },
};
