/** Random histories of one ticker for both to compute indicators on. */
import * as fc from "fast-check";
import { barsOn } from "../../../src/engine/bars/align.ts";
import type { BarColumns } from "../../../src/engine/bars/types.ts";
import { histories } from "../oracle/arbitraries/history.ts";
import { weekdaysFrom } from "../oracle/support/weekdays.ts";

/** What may be missing of a bar. */
export const GAPS = ["whole bars", "ranges", "volumes"] as const;
export type Gap = (typeof GAPS)[number];

const MISSING = {
  "whole bars": ["open", "high", "low", "close", "volume"],
  ranges: ["open", "high", "low"],
  volumes: ["volume"],
} as const;

/**
 * Bars with late listings, holes that are carried and holes that are not, flat stretches, jumps, and some bars of which
 * one of the gaps is unknown. Prices are in millionths of a dollar, so that no two differ by rounding alone: whether
 * they are flat would then be a matter of opinion.
 */
export function columnsOver(days: number, gaps: readonly Gap[]): fc.Arbitrary<BarColumns> {
  const dates = weekdaysFrom("2023-11-13", days);
  const history = histories(dates, {
    latestListing: 15,
    events: ["hole", "hole", "flat", "noPrice", "double", "halve"],
    longestHole: 9,
  });
  const missing = fc.record({ at: fc.nat({ max: days - 1 }), gap: fc.constantFrom(...gaps) });
  return fc.tuple(history, fc.array(missing, { maxLength: 3 })).map(([bars, some]) => {
    const columns = barsOn(dates, bars);
    for (const column of [columns.open, columns.high, columns.low, columns.close]) {
      for (const [bar, price] of column.entries()) column[bar] = Math.round(price * 1e6) / 1e6;
    }
    for (const { at, gap } of some) for (const name of MISSING[gap]) columns[name][at] = NaN;
    return columns;
  });
}
