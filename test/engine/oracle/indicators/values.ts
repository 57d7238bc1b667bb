import type { Series } from "../bars/series.ts";
import type { Indicator } from "./definition.ts";

const VALUES = new WeakMap<Series, Map<Indicator, Map<number, readonly number[]>>>();

/** An indicator's value on every bar of a series, worked out once for each window. */
export function valuesOf(indicator: Indicator, series: Series, window: number): readonly number[] {
  const ofSeries = VALUES.get(series) ?? new Map<Indicator, Map<number, readonly number[]>>();
  VALUES.set(series, ofSeries);
  const ofIndicator = ofSeries.get(indicator) ?? new Map<number, readonly number[]>();
  ofSeries.set(indicator, ofIndicator);
  const values = ofIndicator.get(window) ?? indicator.values(series, window);
  ofIndicator.set(window, values);
  return values;
}
