import { power } from "../numeric/elementary/power.ts";
import type { RollingColumn } from "../numeric/rolling-column.ts";
import type { PriceSeries } from "../series/price-series.ts";
import { completeRuns, trueRanges } from "./complete-bars.ts";
import type { IndicatorDefinition } from "./definition.ts";
import { updatesToSettleLater } from "./settling.ts";

/**
 * The directional index, 100 |up - down| / (up + down), of Wilder's averages over n bars of the upward and downward
 * movements in units of the average true range; 0 where nothing moved. A movement is what the high rose or the low
 * fell since the previous bar, whichever is larger; if they are equal there is none.
 */
function directionalIndices(series: PriceSeries, window: number): RollingColumn {
  return series.windowColumn(`directional index ${window}`, ({ high, low }) => {
    const complete = completeRuns(series);
    const ranges = trueRanges(series).values;
    const indices = series.columns.empty(ranges.length);
    let [up, down, range] = [0, 0, 0];
    for (let bar = 1; bar < indices.length; bar++) {
      const movements = (complete[bar] ?? 0) - 1;
      if (movements < 1) {
        up = down = range = 0;
        continue;
      }
      const rise = (high[bar] ?? NaN) - (high[bar - 1] ?? NaN);
      const fall = (low[bar - 1] ?? NaN) - (low[bar] ?? NaN);
      const upwards = rise > fall && rise > 0 ? rise : 0;
      const downwards = fall > rise && fall > 0 ? fall : 0;
      const moved = ranges[bar] ?? NaN;
      if (movements <= window) {
        up += upwards / window;
        down += downwards / window;
        range += moved / window;
      } else {
        up += (upwards - up) / window;
        down += (downwards - down) / window;
        range += (moved - range) / window;
      }
      if (movements < window) continue;
      // The average true range cancels out.
      indices[bar] = range === 0 || up + down === 0 ? 0 : 100 * (Math.abs(up - down) / (up + down));
    }
    return indices;
  });
}

/**
 * Where other seeds put each average off by at most 1 (in units of what it averages) as it starts: what the last
 * one is off by at most k updates later, divided by (1 - 1/n)^k. The averages of the movements start n - 1 updates
 * earlier and fade likewise; what they are off by shows up to twice as large in the directional index, of which the
 * last average takes over one n-th in every update.
 */
function seedWeight(window: number, updates: number): number {
  return 1 + ((2 * updates) / window) * power(1 - 1 / window, window - 1);
}

/**
 * Wilder's average directional index (New Concepts in Technical Trading Systems, 1978), 0 to 100: the average of
 * the directional index, with alpha 1 / n as in those that it is made of; each is seeded by the mean of its first n
 * values.
 */
export const averageDirectionalIndex: IndicatorDefinition = {
  id: "ADX",
  aliases: ["Average Directional Index", "Average Directional Movement Index"],
  variable: "adx",
  unit: "index",
  range: [0, 100],
  inputs: "prices",
  hasWindow: true,
  requiredBars: (window) => 2 * window,
  settledBars: (window) =>
    2 * window + updatesToSettleLater(1 / window, (updates) => seedWeight(window, updates)),
  compute: (series, window) => directionalIndices(series, window).exponentialAverages(window, 1 / window),
};
