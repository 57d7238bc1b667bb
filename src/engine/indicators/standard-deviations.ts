/** How widely closes and their returns spread, always as the population's standard deviation. */
import { windowDeviations } from "../numeric/window-variances.ts";
import type { IndicatorDefinition } from "./definition.ts";
import { zeroOverOneBar } from "./ranges.ts";

/** Sessions of a year, by which a deviation of daily returns becomes one of yearly returns. */
const SESSIONS_A_YEAR = 252;

/** The standard deviation of the last n simple daily returns, in percent, not annualised. */
export const standardDeviation: IndicatorDefinition = {
  id: "Standard Deviation",
  aliases: ["StdDev", "Std Dev", "Standard Deviation of Return", "Standard Deviation of Returns"],
  variable: "stdev",
  unit: "percent",
  range: [0, Infinity],
  rangeAt: zeroOverOneBar([0, Infinity]),
  inputs: "closes",
  hasWindow: true,
  requiredBars: (window) => window + 1,
  settledBars: (window) => window + 1,
  compute: ({ returns, columns }, window) => windowDeviations(returns.values, window, 100, columns),
};

/** The standard deviation of the last n adjusted closes. */
export const standardDeviationOfPrice: IndicatorDefinition = {
  id: "Standard Deviation of Price",
  aliases: ["StdDev of Price"],
  variable: "stdev_price",
  unit: "price",
  range: [0, Infinity],
  rangeAt: zeroOverOneBar([0, Infinity]),
  inputs: "closes",
  hasWindow: true,
  requiredBars: (window) => window,
  settledBars: (window) => window,
  compute: ({ closes }, window) => closes.deviations(window),
};

/** The standard deviation of the last n logarithmic daily returns, in percent, annualised over 252 sessions. */
export const historicalVolatility: IndicatorDefinition = {
  id: "Historical Volatility",
  aliases: ["HV"],
  variable: "hv",
  unit: "percent",
  range: [0, Infinity],
  rangeAt: zeroOverOneBar([0, Infinity]),
  inputs: "closes",
  hasWindow: true,
  requiredBars: (window) => window + 1,
  settledBars: (window) => window + 1,
  compute: ({ logReturns, columns }, window) =>
    windowDeviations(logReturns.values, window, 100 * Math.sqrt(SESSIONS_A_YEAR), columns),
};
