/** Wilder's measure of how far a price moves in a day. */
import type { PriceSeries } from "../series/price-series.ts";
import { trueRanges } from "./complete-bars.ts";
import type { IndicatorDefinition } from "./definition.ts";
import { updatesToSettle } from "./settling.ts";

function averageTrueRanges(series: PriceSeries, window: number): Float64Array {
  return trueRanges(series).exponentialAverages(window, 1 / window);
}

const shape = {
  inputs: "prices",
  hasWindow: true,
  requiredBars: (window: number) => window + 1,
  settledBars: (window: number) => window + 1 + updatesToSettle(1 / window),
} as const;

/**
 * Wilder's average of the true range (New Concepts in Technical Trading Systems, 1978): seeded by the mean of the
 * first n true ranges, then alpha 1 / n.
 */
export const averageTrueRange: IndicatorDefinition = {
  ...shape,
  id: "ATR",
  aliases: ["Average True Range"],
  variable: "atr",
  unit: "price",
  range: [0, Infinity],
  compute: averageTrueRanges,
};

/** The average true range in percent of the bar's close. */
export const averageTrueRangePercent: IndicatorDefinition = {
  ...shape,
  id: "ATR %",
  aliases: ["ATR%", "ATR Percent", "Normalized Average True Range", "NATR"],
  variable: "atr_pct",
  unit: "percent",
  range: [0, Infinity],
  compute(series, window) {
    const { close } = series.bars;
    const ranges = averageTrueRanges(series, window);
    const percents = series.columns.empty(ranges.length);
    for (let bar = 0; bar < percents.length; bar++) {
      percents[bar] = (100 * (ranges[bar] ?? NaN)) / (close[bar] ?? NaN);
    }
    return percents;
  },
};
