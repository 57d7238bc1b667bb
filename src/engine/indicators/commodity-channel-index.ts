import { windowAbsoluteDeviations } from "../numeric/window-absolute-deviations.ts";
import { typicalPrices } from "./complete-bars.ts";
import type { IndicatorDefinition, Range } from "./definition.ts";
import { unknownOverOneBar } from "./ranges.ts";

/** Lambert's constant: it puts most values between -100 and 100. */
const SCALE = 0.015;

/** Rounding may take a value so far beyond what arithmetic allows. */
const ROUNDING = 1e-6;

/** Of n values none lies further from their mean than n / 2 of their mean absolute deviation. */
function reachOf(window: number): Range {
  const reach = window / (2 * SCALE) + ROUNDING;
  return [-reach, reach];
}

/**
 * Donald Lambert's commodity channel index (Commodities magazine, 1980): how far the typical price lies from its
 * mean over n bars, in units of 0.015 times its mean absolute deviation. Unknown where it did not move.
 */
export const commodityChannelIndex: IndicatorDefinition = {
  id: "CCI",
  aliases: ["Commodity Channel Index"],
  variable: "cci",
  unit: "number",
  rangeAt: unknownOverOneBar(reachOf),
  inputs: "prices",
  hasWindow: true,
  requiredBars: (window) => window,
  settledBars: (window) => window,
  compute(series, window) {
    const typical = typicalPrices(series);
    const means = typical.means(window);
    const values = windowAbsoluteDeviations(typical.values, means, window, series.columns);
    for (let bar = 0; bar < values.length; bar++) {
      const deviation = values[bar] ?? NaN;
      const distance = (typical.values[bar] ?? NaN) - (means[bar] ?? NaN);
      values[bar] = deviation === 0 ? NaN : distance / (SCALE * deviation);
    }
    return values;
  },
};
