import type { IndicatorDefinition } from "./definition.ts";

/** The bar's adjusted close; on a provisional bar the live price; before the open, the open. */
export const currentPrice: IndicatorDefinition = {
  id: "Current Price",
  aliases: [],
  variable: null,
  unit: "price",
  inputs: "closes",
  hasWindow: false,
  requiredBars: () => 1,
  settledBars: () => 1,
  compute: ({ bars }) => bars.close,
};
