/** How recent the extremes of the price are (Tushar Chande, 1995). */
import type { ColumnSource } from "../numeric/column-source.ts";
import { latestMaximum, latestMinimum } from "../numeric/window-extremes.ts";
import { completeRuns } from "./complete-bars.ts";
import type { IndicatorDefinition } from "./definition.ts";

/** 100 where the extreme is the bar itself, 0 where it lies n bars back; unknown until n + 1 bars are known. */
function recencies(
  extremes: Int32Array,
  completeBars: Int32Array,
  window: number,
  columns: ColumnSource,
): Float64Array {
  const values = columns.empty(extremes.length);
  for (let bar = window; bar < values.length; bar++) {
    if ((completeBars[bar] ?? 0) <= window) continue;
    values[bar] = (100 * (window - (bar - (extremes[bar] ?? NaN)))) / window;
  }
  return values;
}

const shape = {
  unit: "index",
  inputs: "prices",
  hasWindow: true,
  requiredBars: (window: number) => window + 1,
  settledBars: (window: number) => window + 1,
} as const;

/** 100 (n - bars since the highest high of the last n + 1 bars) / n; of equal highs the latest counts. */
export const aroonUp: IndicatorDefinition = {
  ...shape,
  id: "Aroon Up",
  aliases: [],
  variable: "aroon_up",
  range: [0, 100],
  compute: (series, window) =>
    recencies(latestMaximum(series.bars.high, window + 1), completeRuns(series), window, series.columns),
};

/** 100 (n - bars since the lowest low of the last n + 1 bars) / n; of equal lows the latest counts. */
export const aroonDown: IndicatorDefinition = {
  ...shape,
  id: "Aroon Down",
  aliases: [],
  variable: "aroon_down",
  range: [0, 100],
  compute: (series, window) =>
    recencies(latestMinimum(series.bars.low, window + 1), completeRuns(series), window, series.columns),
};

/** Aroon Up less Aroon Down: positive when the high is more recent than the low. */
export const aroonOscillator: IndicatorDefinition = {
  ...shape,
  id: "Aroon Oscillator",
  aliases: ["Aroon Osc"],
  variable: "aroon",
  range: [-100, 100],
  compute(series, window) {
    const highest = latestMaximum(series.bars.high, window + 1);
    const lowest = latestMinimum(series.bars.low, window + 1);
    const completeBars = completeRuns(series);
    const values = series.columns.empty(highest.length);
    for (let bar = window; bar < values.length; bar++) {
      if ((completeBars[bar] ?? 0) <= window) continue;
      values[bar] = (100 * ((highest[bar] ?? NaN) - (lowest[bar] ?? NaN))) / window;
    }
    return values;
  },
};
