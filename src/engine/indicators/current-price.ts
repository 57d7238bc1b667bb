import type { IndicatorDefinition } from "./definition.ts";
import { ABOVE_ZERO } from "./ranges.ts";

/** The bar's adjusted close; on a provisional bar the live price; before the open, the open. */
export const currentPrice: IndicatorDefinition = {
  id: "Current Price",
  aliases: [],
  variable: null,
  unit: "price",
  range: ABOVE_ZERO,
  inputs: "closes",
  hasWindow: false,
  requiredBars: () => 1,
  settledBars: () => 1,
  compute: ({ bars }) => bars.close,
};
