/** A day with the columns that are adjusted for what came after it. */
import type { DailyRow } from "./market-data.ts";

type PlainColumns = Omit<DailyRow, "adjOpen" | "adjHigh" | "adjLow" | "adjClose" | "adjVolume">;

/** The day with its prices multiplied by `factor` and its volume by `splits`, in the adjusted columns. */
export function adjustedRow(day: PlainColumns, factor: number, splits: number): DailyRow {
  // Written out: copying with a spread takes several times as long, and there are hundreds of thousands of rows.
  return {
    date: day.date,
    open: day.open,
    high: day.high,
    low: day.low,
    close: day.close,
    volume: day.volume,
    divCash: day.divCash,
    splitFactor: day.splitFactor,
    adjOpen: day.open * factor,
    adjHigh: day.high * factor,
    adjLow: day.low * factor,
    adjClose: day.close * factor,
    adjVolume: Math.round(day.volume * splits),
  };
}
