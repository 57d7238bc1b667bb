import type { DailyBars } from "./types.ts";

/** The oldest bars of a history, `count` of them: views on its columns. `undefined` when it has fewer. */
export function firstBars(bars: DailyBars, count: number): DailyBars | undefined {
  if (bars.dates.length < count) return undefined;
  return {
    dates: bars.dates.slice(0, count),
    open: bars.open.subarray(0, count),
    high: bars.high.subarray(0, count),
    low: bars.low.subarray(0, count),
    close: bars.close.subarray(0, count),
    volume: bars.volume.subarray(0, count),
  };
}
