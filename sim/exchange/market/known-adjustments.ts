/** How a history is adjusted, as it is known on a day: for the splits and dividends up to then, none after. */
import type { Series } from "./series.ts";

export interface KnownAdjustment {
  /** What prices are multiplied by for splits and dividends together. */
  readonly prices: number;
  /** Shares that a share of then has become; what volumes are multiplied by, and prices divided for splits alone. */
  readonly splits: number;
}

/**
 * The adjustments of the rows from the place `first` to the place `base`, in order; the row at `base` is not
 * adjusted. Prices are scaled by the rows' ratio of adjusted to plain close over that of the base; volumes by the
 * splits in between.
 */
export function knownAdjustments(series: Series, first: number, base: number): KnownAdjustment[] {
  const newest = series.row(base);
  if (!newest) return [];
  const adjustments: KnownAdjustment[] = [];
  let splits = 1;
  for (let place = base; place >= Math.max(0, first); place--) {
    const row = series.row(place);
    if (!row) continue;
    adjustments.push({
      prices: row.adjClose / row.close / (newest.adjClose / newest.close),
      splits,
    });
    splits *= row.splitFactor;
  }
  return adjustments.toReversed();
}
