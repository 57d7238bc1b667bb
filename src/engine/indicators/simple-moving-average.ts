import type { IndicatorDefinition } from "./definition.ts";

/** The mean of the last n adjusted closes. */
export const simpleMovingAverage: IndicatorDefinition = {
  id: "Simple Moving Average",
  aliases: ["SMA"],
  variable: "sma",
  unit: "price",
  inputs: "closes",
  hasWindow: true,
  requiredBars: (window) => window,
  settledBars: (window) => window,
  compute: ({ closes }, window) => closes.means(window),
};
