import type { RollingColumn } from "../numeric/rolling-column.ts";
import type { PriceSeries } from "../series/price-series.ts";
import { typicalPrices } from "./complete-bars.ts";
import type { IndicatorDefinition } from "./definition.ts";

/** Typical price times volume where the typical price rose (sign 1) or fell (sign -1), else 0. */
function moneyFlows(series: PriceSeries, name: string, sign: 1 | -1): RollingColumn {
  return series.column(name, ({ volume }) => {
    const { values: prices } = typicalPrices(series);
    const flows = new Float64Array(prices.length);
    let previous = NaN;
    for (let bar = 0; bar < flows.length; bar++) {
      const shares = volume[bar] ?? NaN;
      const price = Number.isNaN(shares) ? NaN : (prices[bar] ?? NaN);
      const change = sign * (price - previous);
      if (change > 0) flows[bar] = price * shares;
      else flows[bar] = Number.isNaN(change) ? NaN : 0;
      previous = price;
    }
    return flows;
  });
}

/**
 * The money flow index (Gene Quong and Avrum Soudack, Stocks & Commodities, 1989), 0 to 100: of the typical price
 * times volume of the last n bars on which the typical price changed, the share of those on which it rose. 100
 * when it never fell; unknown when no money flowed at all.
 */
export const moneyFlowIndex: IndicatorDefinition = {
  id: "Money Flow Index",
  aliases: ["MFI"],
  variable: "mfi",
  unit: "index",
  range: [0, 100],
  inputs: "volume",
  hasWindow: true,
  requiredBars: (window) => window + 1,
  settledBars: (window) => window + 1,
  compute(series, window) {
    const inflows = moneyFlows(series, "money inflows", 1).means(window);
    const outflows = moneyFlows(series, "money outflows", -1).means(window);
    const values = series.columns.empty(inflows.length);
    for (let bar = 0; bar < values.length; bar++) {
      const inflow = inflows[bar] ?? NaN;
      values[bar] = 100 * (inflow / (inflow + (outflows[bar] ?? NaN)));
    }
    return values;
  },
};
