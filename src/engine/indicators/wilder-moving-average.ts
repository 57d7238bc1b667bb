import type { IndicatorDefinition } from "./definition.ts";
import { ABOVE_ZERO } from "./ranges.ts";
import { updatesToSettle } from "./settling.ts";

/**
 * The smoothing of J. Welles Wilder (New Concepts in Technical Trading Systems, 1978) of the adjusted closes: an
 * exponential average with alpha 1 / n, seeded by the mean of the first n closes.
 */
export const wilderMovingAverage: IndicatorDefinition = {
  id: "Wilder Moving Average",
  aliases: ["RMA", "SMMA", "Wilder MA", "Wilder's Moving Average", "Smoothed Moving Average"],
  variable: "rma",
  unit: "price",
  range: ABOVE_ZERO,
  inputs: "closes",
  hasWindow: true,
  requiredBars: (window) => window,
  settledBars: (window) => window + updatesToSettle(1 / window),
  compute: ({ closes }, window) => closes.exponentialAverages(window, 1 / window),
};
