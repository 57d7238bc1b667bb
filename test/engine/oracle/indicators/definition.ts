/** What the oracle knows of an indicator. */
import type { Series } from "../bars/series.ts";

/**
 * Bars in a row that are known in all that the indicator reads, oldest first; the last one is the bar asked about. What
 * it doesn't read is empty.
 */
export type Run = Series;

/** What must be known besides the close: open, high and low; the volume. */
export interface Reads {
  readonly range: boolean;
  readonly volume: boolean;
}

export interface Indicator {
  readonly id: string;
  readonly reads: Reads;
  /** Known bars in a row, the current one included, that a value takes. */
  requiredBars(window: number): number;
  /** The value on every bar of a series, NaN where unknown. */
  values(series: Series, window: number): readonly number[];
}

export const CLOSES: Reads = { range: false, volume: false };
export const RANGES: Reads = { range: true, volume: false };
export const VOLUMES: Reads = { range: false, volume: true };
export const RANGES_AND_VOLUMES: Reads = { range: true, volume: true };

/** Whether ratios and branches have it. */
export function isCloseBased({ reads }: Indicator): boolean {
  return !reads.range && !reads.volume;
}
