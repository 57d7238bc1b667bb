import type { IndicatorDefinition } from "./definition.ts";
import { ABOVE_ZERO } from "./ranges.ts";
import { updatesToSettle } from "./settling.ts";

const smoothing = (window: number) => 2 / (window + 1);

/** The exponential average of the adjusted closes: alpha 2 / (n + 1), seeded by the mean of the first n closes. */
export const exponentialMovingAverage: IndicatorDefinition = {
  id: "Exponential Moving Average",
  aliases: ["EMA"],
  variable: "ema",
  unit: "price",
  range: ABOVE_ZERO,
  inputs: "closes",
  hasWindow: true,
  requiredBars: (window) => window,
  settledBars: (window) => window + updatesToSettle(smoothing(window)),
  compute: ({ closes }, window) => closes.exponentialAverages(window, smoothing(window)),
};
