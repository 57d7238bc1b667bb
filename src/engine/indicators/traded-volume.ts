/** Columns of the bars whose close and volume are both known; NaN on every other bar. */
import type { RollingColumn } from "../numeric/rolling-column.ts";
import type { PriceSeries } from "../series/price-series.ts";

/** Shares traded. */
export function tradedVolumes(series: PriceSeries): RollingColumn {
  return series.column("traded volumes", ({ close, volume }) => {
    const volumes = volume.slice();
    for (let bar = 0; bar < volumes.length; bar++) if (Number.isNaN(close[bar])) volumes[bar] = NaN;
    return volumes;
  });
}

/** Close times shares traded, in dollars. */
export function tradedValues(series: PriceSeries): RollingColumn {
  return series.column("traded values", ({ close, volume }) => {
    const values = volume.slice();
    for (let bar = 0; bar < values.length; bar++) values[bar] = (close[bar] ?? NaN) * (volume[bar] ?? NaN);
    return values;
  });
}
