import type { IndicatorDefinition } from "../indicators/definition.ts";

/**
 * What `inverse` and `pro` weight by: the population standard deviation of the last n simple daily returns of
 * adjusted closes, as a fraction. Each return needs two closes. No metric of strategies: those have the same in
 * percent.
 */
export const volatility: IndicatorDefinition = {
  id: "Volatility",
  aliases: [],
  variable: null,
  unit: "fraction",
  inputs: "closes",
  hasWindow: true,
  requiredBars: (window) => window + 1,
  settledBars: (window) => window + 1,
  compute: ({ returns }, window) => returns.deviations(window),
};
