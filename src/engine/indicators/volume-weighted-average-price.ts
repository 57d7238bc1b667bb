import { equalRuns } from "../numeric/known-runs.ts";
import type { IndicatorDefinition } from "./definition.ts";
import { tradedValues, tradedVolumes } from "./traded-volume.ts";

/**
 * The adjusted close in percent of the mean close of the last n bars, each weighted by its volume; exactly 100 at a
 * flat price. Unknown when nothing was traded.
 */
export const volumeWeightedAveragePriceRatio: IndicatorDefinition = {
  id: "VWAP Ratio",
  aliases: [],
  variable: "vwap_ratio",
  unit: "percent",
  range: [0, Infinity],
  rangeAt: (window) => (window === 1 ? [100, 100] : [0, Infinity]),
  inputs: "volume",
  hasWindow: true,
  requiredBars: (window) => window,
  settledBars: (window) => window,
  compute(series, window) {
    const { close } = series.bars;
    const volumes = tradedVolumes(series).means(window);
    const values = tradedValues(series).means(window);
    const flat = equalRuns(close);
    const ratios = series.columns.empty(close.length);
    for (let bar = 0; bar < ratios.length; bar++) {
      const traded = volumes[bar] ?? NaN;
      if (!(traded > 0)) ratios[bar] = NaN;
      else if ((flat[bar] ?? 0) >= window) ratios[bar] = 100;
      else ratios[bar] = (100 * (close[bar] ?? NaN) * traded) / (values[bar] ?? NaN);
    }
    return ratios;
  },
};
