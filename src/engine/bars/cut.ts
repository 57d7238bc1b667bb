import type { BarColumns, BarTable } from "./types.ts";

/** The bars of a table up to a New York date, that date included: what was known by then. */
export function tableThrough({ dates, columns }: BarTable, date: string): BarTable {
  const later = dates.findIndex((candidate) => candidate > date);
  const bars = later === -1 ? dates.length : later;
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
