/** Where the close stands within the range of the last n bars. */
import type { RollingColumn } from "../numeric/rolling-column.ts";
import { windowPositions } from "../numeric/window-positions.ts";
import type { PriceSeries } from "../series/price-series.ts";
import { completeRuns } from "./complete-bars.ts";
import type { IndicatorDefinition } from "./definition.ts";

/** 0 at the lowest low of the window's bars, 100 at their highest high; unknown where these are equal. */
function stochastics(series: PriceSeries, window: number): RollingColumn {
  return series.windowColumn(`stochastic ${window}`, ({ high, low, close }) =>
    windowPositions(close, high, low, completeRuns(series), window, series.columns),
  );
}

const shape = { unit: "index", inputs: "prices", hasWindow: true } as const;

/** George Lane's fast %K: 100 (close - lowest low) / (highest high - lowest low) over n bars; unknown if flat. */
export const stochasticK: IndicatorDefinition = {
  ...shape,
  id: "Stochastic %K",
  aliases: ["Stoch %K"],
  variable: "stoch_k",
  range: [0, 100],
  requiredBars: (window) => window,
  settledBars: (window) => window,
  compute: (series, window) => stochastics(series, window).values,
};

/** The mean of the last n values of %K over n bars; unknown where one of them is. */
export const stochasticD: IndicatorDefinition = {
  ...shape,
  id: "Stochastic %D",
  aliases: ["Stoch %D"],
  variable: "stoch_d",
  range: [0, 100],
  requiredBars: (window) => 2 * window - 1,
  settledBars: (window) => 2 * window - 1,
  compute: (series, window) => stochastics(series, window).means(window),
};

/**
 * Larry Williams's %R: -100 (highest high - close) / (highest high - lowest low) over n bars, which is %K less
 * 100; unknown if flat.
 */
export const williamsR: IndicatorDefinition = {
  ...shape,
  id: "Williams %R",
  aliases: ["Williams R", "Williams Percent R"],
  variable: "williams_r",
  range: [-100, 0],
  requiredBars: (window) => window,
  settledBars: (window) => window,
  compute(series, window) {
    const values = stochastics(series, window).values.slice();
    for (let bar = 0; bar < values.length; bar++) values[bar] = (values[bar] ?? NaN) - 100;
    return values;
  },
};
