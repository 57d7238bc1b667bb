import type { IndicatorDefinition } from "./definition.ts";

/** The bar's adjusted close in dollars; on a provisional bar the live price. */
export const currentPrice: IndicatorDefinition = {
  id: "Current Price",
  aliases: [],
  hasWindow: false,
  requiredBars: () => 1,
  settledBars: () => 1,
  compute: (bars) => bars.close.slice(),
};
