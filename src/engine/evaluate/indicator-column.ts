import type { BarRange } from "../columns/bar-range.ts";
import { NumberColumn } from "../columns/number-column.ts";
import { currentPrice } from "../indicators/current-price.ts";
import type { PriceSeries } from "../series/price-series.ts";
import type { IndicatorPlan } from "./program.ts";

/**
 * What decisions on the bars of a range know of an indicator. A decision on the close knows the bar's own value,
 * one before the open knows the value of the bar before, and of the price the bar's open.
 */
export function indicatorColumn(
  { definition, window }: IndicatorPlan,
  series: PriceSeries,
  range: BarRange,
  beforeOpen: boolean,
): NumberColumn {
  if (!beforeOpen) return columnUpTo(range, valuesOn({ definition, window }, series, range));
  if (definition.id === currentPrice.id) return columnUpTo(range, series.bars.open);
  const before = { from: range.from - 1, to: range.to - 1 };
  return columnUpTo(range, valuesOn({ definition, window }, series, before));
}

/** The last values as those of a range's bars; bars that there are no values for are unknown. */
function columnUpTo({ from, to }: BarRange, values: Float64Array): NumberColumn {
  const first = Math.max(from, to - values.length);
  return new NumberColumn(first, values.subarray(values.length - (to - first)));
}

/**
 * The values from `range.from` on or from earlier, up to `range.to`. An indicator that only its window decides is
 * computed on no more bars than its windows reach.
 */
function valuesOn(
  { definition, window }: Pick<IndicatorPlan, "definition" | "window">,
  series: PriceSeries,
  { from, to }: BarRange,
): Float64Array {
  const required = definition.requiredBars(window);
  const isLate = definition.inputs === "volume" && isVolumeMissing(series, to - 1);
  const first = Math.max(0, from - required + 1 - (isLate ? 1 : 0));
  const needsAll = first === 0 || definition.settledBars(window) !== required;
  const values = needsAll
    ? definition.compute(series, window, Math.max(0, from)).subarray(0, Math.max(0, to))
    : definition.compute(series.slice(first, to), window);
  return isLate ? withLastRepeated(values) : values;
}

/**
 * Whether a bar has a close but no volume: today's, while today is not over, because the volume of a part of the
 * day is not the day's. What needs volume then stands as it stood a bar earlier.
 */
export function isVolumeMissing({ bars }: PriceSeries, bar: number): boolean {
  return Number.isNaN(bars.volume[bar]) && !Number.isNaN(bars.close[bar] ?? NaN);
}

/** A copy whose last value is the one before it. */
function withLastRepeated(values: Float64Array): Float64Array {
  const repeated = values.slice();
  repeated[repeated.length - 1] = values.at(-2) ?? NaN;
  return repeated;
}
