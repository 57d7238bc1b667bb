/** Columns of bars that are known in full: open, high, low and close. */
import type { RollingColumn } from "../numeric/rolling-column.ts";
import type { PriceSeries } from "../series/price-series.ts";

/** For each bar, how many complete bars in a row end there; 0 where one of its prices is unknown. */
export function completeRuns(series: PriceSeries): Int32Array {
  return series.column("open + high + low + close", ({ open, high, low, close }) => {
    const sums = new Float64Array(close.length);
    for (let bar = 0; bar < sums.length; bar++) {
      sums[bar] = (open[bar] ?? NaN) + (high[bar] ?? NaN) + ((low[bar] ?? NaN) + (close[bar] ?? NaN));
    }
    return sums;
  }).knownRuns;
}

/** The mean of high, low and close; unknown where the bar is not complete. */
export function typicalPrices(series: PriceSeries): RollingColumn {
  return series.column("typical price", ({ high, low, close }) => {
    const complete = completeRuns(series);
    const prices = new Float64Array(close.length).fill(NaN);
    for (let bar = 0; bar < prices.length; bar++) {
      if ((complete[bar] ?? 0) === 0) continue;
      prices[bar] = ((high[bar] ?? NaN) + (low[bar] ?? NaN) + (close[bar] ?? NaN)) / 3;
    }
    return prices;
  });
}

/**
 * How far the price moved since the previous close: the largest of high - low, |high - previous close| and
 * |low - previous close| (J. Welles Wilder, New Concepts in Technical Trading Systems, 1978). Unknown on the
 * first bar and on the first after a hole.
 */
export function trueRanges(series: PriceSeries): RollingColumn {
  return series.column("true range", (bars) => {
    const complete = completeRuns(series);
    const ranges = new Float64Array(bars.close.length).fill(NaN);
    for (let bar = 1; bar < ranges.length; bar++) {
      if ((complete[bar] ?? 0) < 2) continue;
      const high = bars.high[bar] ?? NaN;
      const low = bars.low[bar] ?? NaN;
      const previous = bars.close[bar - 1] ?? NaN;
      ranges[bar] = Math.max(high - low, Math.abs(high - previous), Math.abs(low - previous));
    }
    return ranges;
  });
}
