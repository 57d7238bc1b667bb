/** Tiingo's end-of-day history by the week, the month and the year. */
import type { DailyRow } from "../market/market-data.ts";
import { firstDateOf } from "../market/timeframe.ts";

const PERIODS = {
  daily: { unit: "day" },
  weekly: { unit: "week" },
  monthly: { unit: "month", months: 1 },
  annually: { unit: "month", months: 12 },
} as const;
export type Period = (typeof PERIODS)[keyof typeof PERIODS];

const PERIOD_OF: ReadonlyMap<string, Period> = new Map(Object.entries(PERIODS));

/** The period of a `resampleFreq`, in any case; `undefined` when Tiingo has no such one. */
export function parsePeriod(text: string): Period | undefined {
  return PERIOD_OF.get(text.toLowerCase());
}

function joined(before: DailyRow, row: DailyRow): DailyRow {
  return {
    ...row,
    open: before.open,
    high: Math.max(before.high, row.high),
    low: Math.min(before.low, row.low),
    volume: before.volume + row.volume,
    adjOpen: before.adjOpen,
    adjHigh: Math.max(before.adjHigh, row.adjHigh),
    adjLow: Math.min(before.adjLow, row.adjLow),
    adjVolume: before.adjVolume + row.adjVolume,
    divCash: before.divCash + row.divCash,
    splitFactor: before.splitFactor * row.splitFactor,
  };
}

/** One row for each period that the rows (in order of date) lie in, dated with the last of them. */
export function resampled(rows: readonly DailyRow[], period: Period): DailyRow[] {
  if (period.unit === "day") return [...rows];
  const periods: { first: string; row: DailyRow }[] = [];
  for (const row of rows) {
    const first = firstDateOf(period, row.date);
    const last = periods.at(-1);
    if (last?.first === first) last.row = joined(last.row, row);
    else periods.push({ first, row });
  }
  return periods.map(({ row }) => row);
}
