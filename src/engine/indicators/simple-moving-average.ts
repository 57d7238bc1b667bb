import type { IndicatorDefinition } from "./definition.ts";
import { ABOVE_ZERO } from "./ranges.ts";

/** The mean of the last n adjusted closes. */
export const simpleMovingAverage: IndicatorDefinition = {
  id: "Simple Moving Average",
  aliases: ["SMA"],
  variable: "sma",
  unit: "price",
  range: ABOVE_ZERO,
  inputs: "closes",
  hasWindow: true,
  requiredBars: (window) => window,
  settledBars: (window) => window,
  compute: ({ closes }, window) => closes.means(window),
};
