import type { BarColumns, BarTable } from "./types.ts";

/** The bars of a table up to a New York date, that date included: what was known by then. */
export function tableThrough({ dates, columns }: BarTable, date: string): BarTable {
  const bars = barsThrough(dates, date);
  const cut = (bar: BarColumns): BarColumns => ({
    open: bar.open.subarray(0, bars),
    high: bar.high.subarray(0, bars),
    low: bar.low.subarray(0, bars),
    close: bar.close.subarray(0, bars),
    volume: bar.volume.subarray(0, bars),
    carried: bar.carried.subarray(0, bars),
  });
  return {
    dates: dates.slice(0, bars),
    columns: new Map([...columns].map(([ticker, bar]) => [ticker, cut(bar)])),
  };
}

/** How many of some ascending dates are not after a date, by bisection. */
function barsThrough(dates: readonly string[], date: string): number {
  let from = 0;
  let to = dates.length;
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((dates[middle] ?? "") <= date) from = middle + 1;
    else to = middle;
  }
  return from;
}
