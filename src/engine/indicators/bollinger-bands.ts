/**
 * Bands of two population standard deviations around the mean of the last n adjusted closes (John Bollinger,
 * Bollinger on Bollinger Bands, 2001).
 */
import type { IndicatorDefinition } from "./definition.ts";

const shape = {
  inputs: "closes",
  hasWindow: true,
  requiredBars: (window: number) => window,
  settledBars: (window: number) => window,
} as const;

/** The bands lie this many standard deviations apart. */
const WIDTH = 4;

/** Where the close is between the bands: 0 on the lower, 1 on the upper. Unknown at a flat price, which has none. */
export const bollingerPosition: IndicatorDefinition = {
  ...shape,
  id: "Bollinger %B",
  aliases: ["%B", "Bollinger Bands %B", "BB %B"],
  variable: "bollinger_b",
  unit: "fraction",
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
