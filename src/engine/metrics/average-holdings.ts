import { definedOrNull } from "./statistics/defined.ts";
import { mean } from "./statistics/mean.ts";

/** The average over the bars of how many tickers are held after the bar's trade; `null` without bars. */
export function averageHoldings(holdings: Float64Array): number | null {
  return definedOrNull(mean(holdings));
}
