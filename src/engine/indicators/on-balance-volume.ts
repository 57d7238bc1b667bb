import type { RollingColumn } from "../numeric/rolling-column.ts";
import type { PriceSeries } from "../series/price-series.ts";
import type { IndicatorDefinition } from "./definition.ts";
import { tradedVolumes } from "./traded-volume.ts";

/**
 * Joseph Granville's on-balance volume (New Key to Stock Market Profits, 1963): the volume of the bars that closed
 * higher less that of the bars that closed lower, counted from 0 on the first bar and anew after a hole.
 */
function onBalanceVolumes(series: PriceSeries): RollingColumn {
  return series.column("on-balance volumes", ({ close }) => {
    const balances = tradedVolumes(series).values.slice();
    let balance = NaN;
    let previous = NaN;
    for (let bar = 0; bar < balances.length; bar++) {
      const shares = balances[bar] ?? NaN;
      const price = close[bar] ?? NaN;
      if (Number.isNaN(shares)) balance = NaN;
      else if (Number.isNaN(balance)) balance = 0;
      else if (price > previous) balance += shares;
      else if (price < previous) balance -= shares;
      previous = price;
      balances[bar] = balance;
    }
    return balances;
  });
}

/**
 * The change of the on-balance volume over n bars, in percent of what it was. That depends on the bar from which
 * it is counted, so it never settles. Unknown where it was 0.
 */
export const onBalanceVolumeChange: IndicatorDefinition = {
  id: "OBV Rate of Change",
  aliases: ["OBV ROC"],
  variable: "obv_roc",
  unit: "percent",
  inputs: "volume",
  hasWindow: true,
  requiredBars: (window) => window + 1,
  settledBars: () => Infinity,
  compute(series, window) {
    const { values: balances, knownRuns } = onBalanceVolumes(series);
    const changes = series.columns.empty(balances.length);
    for (let bar = window; bar < changes.length; bar++) {
      const before = balances[bar - window] ?? NaN;
      if ((knownRuns[bar] ?? 0) <= window || before === 0) continue;
      changes[bar] = (100 * ((balances[bar] ?? NaN) - before)) / Math.abs(before);
    }
    return changes;
  },
};
