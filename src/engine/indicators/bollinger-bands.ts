/**
 * Bands of two population standard deviations around the mean of the last n adjusted closes (John Bollinger,
 * Bollinger on Bollinger Bands, 2001).
 */
import type { IndicatorDefinition, Range } from "./definition.ts";
import { unknownOverOneBar, zeroOverOneBar } from "./ranges.ts";

const shape = {
  inputs: "closes",
  hasWindow: true,
  requiredBars: (window: number) => window,
  settledBars: (window: number) => window,
} as const;

/** The bands lie this many standard deviations apart. */
const WIDTH = 4;

/** Rounding may take a value so far beyond what arithmetic allows. */
const ROUNDING = 1e-9;

/** Of n values none lies further from their mean than √(n - 1) of their deviations (Samuelson 1968). */
function reachOfPosition(window: number): Range {
  const reach = Math.sqrt(window - 1) / WIDTH + ROUNDING;
  return [0.5 - reach, 0.5 + reach];
}

/** Where the close is between the bands: 0 on the lower, 1 on the upper. Unknown at a flat price, which has none. */
export const bollingerPosition: IndicatorDefinition = {
  ...shape,
  id: "Bollinger %B",
  aliases: ["%B", "Bollinger Bands %B", "BB %B"],
  variable: "bollinger_b",
  unit: "fraction",
  rangeAt: unknownOverOneBar(reachOfPosition),
  compute({ closes, columns }, window) {
    const prices = closes.values;
    const means = closes.means(window);
    const deviations = closes.deviations(window);
    const positions = columns.empty(means.length);
    for (let bar = 0; bar < positions.length; bar++) {
      const deviation = deviations[bar] ?? NaN;
      // From the middle, where both bands are equally far away.
      const distance = (prices[bar] ?? NaN) - (means[bar] ?? NaN);
      positions[bar] = deviation === 0 ? NaN : 0.5 + distance / (WIDTH * deviation);
    }
    return positions;
  },
};

/** The distance of the bands in percent of the mean. */
export const bollingerBandwidth: IndicatorDefinition = {
  ...shape,
  id: "Bollinger Bandwidth",
  aliases: ["Bollinger BandWidth", "Bollinger Bands Width", "BBW"],
  variable: "bollinger_width",
  unit: "percent",
  range: [0, Infinity],
  rangeAt: zeroOverOneBar([0, Infinity]),
  compute({ closes, columns }, window) {
    const means = closes.means(window);
    const deviations = closes.deviations(window);
    const widths = columns.empty(means.length);
    for (let bar = 0; bar < widths.length; bar++) {
      widths[bar] = (100 * WIDTH * (deviations[bar] ?? NaN)) / (means[bar] ?? NaN);
    }
    return widths;
  },
};
