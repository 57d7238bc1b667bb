/** How far the price is, or was, below a peak. */
import { windowDrawdowns } from "../numeric/window-drawdowns.ts";
import { windowSquaredDrawdowns } from "../numeric/window-squared-drawdowns.ts";
import type { IndicatorDefinition } from "./definition.ts";
import { zeroOverOneBar } from "./ranges.ts";

/** The largest fall from a peak to a later trough within the last n adjusted closes, as a fraction of the peak. */
export const maxDrawdown: IndicatorDefinition = {
  id: "Max Drawdown",
  aliases: ["Max DD", "MaxDD", "MDD", "Maximum Drawdown"],
  variable: "max_drawdown",
  unit: "fraction",
  range: [0, 1],
  rangeAt: zeroOverOneBar([0, 1]),
  growsWithWindow: true,
  inputs: "closes",
  hasWindow: true,
  requiredBars: (window) => window,
  settledBars: (window) => window,
  compute: ({ closes, columns }, window) => windowDrawdowns(closes.values, window, columns),
};

/** The fall from the highest adjusted close since the history, or the last hole in it, as a fraction of that close. */
export const drawdown: IndicatorDefinition = {
  id: "Drawdown",
  aliases: ["Current Drawdown"],
  variable: "drawdown",
  unit: "fraction",
  range: [0, 1],
  inputs: "closes",
  hasWindow: false,
  requiredBars: () => 1,
  settledBars: () => Infinity,
  compute({ closes, columns }) {
    const prices = closes.values;
    const falls = columns.empty(prices.length);
    let peak = 0;
    for (let bar = 0; bar < falls.length; bar++) {
      const price = prices[bar] ?? NaN;
      peak = Number.isNaN(price) ? 0 : Math.max(peak, price);
      falls[bar] = 1 - price / peak;
    }
    return falls;
  },
};

/**
 * The root of the mean squared drawdown in percent over the last n adjusted closes, each drawdown from the highest
 * close of the n so far (Peter G. Martin and Byron B. McCann, The Investor's Guide to Fidelity Funds, 1989).
 */
export const ulcerIndex: IndicatorDefinition = {
  id: "Ulcer Index",
  aliases: ["Ulcer"],
  variable: "ulcer",
  unit: "percent",
  range: [0, 100],
  rangeAt: zeroOverOneBar([0, 100]),
  inputs: "closes",
  hasWindow: true,
  requiredBars: (window) => window,
  settledBars: (window) => window,
  compute({ closes, columns }, window) {
    const indices = windowSquaredDrawdowns(closes.values, window, columns);
    for (let bar = 0; bar < indices.length; bar++) {
      indices[bar] = 100 * Math.sqrt((indices[bar] ?? NaN) / window);
    }
    return indices;
  },
};
