/** Puts the tickers of a strategy on their common calendar. */
import type { DailyBars } from "../../../../src/engine/bars/types.ts";
import type { Series } from "./series.ts";

const MOST_CARRIED_SESSIONS = 5;

export interface Market {
  /** Every date on which one of the tickers has a bar, ascending. */
  readonly dates: readonly string[];
  readonly tickers: ReadonlyMap<string, Series>;
}

interface Bar {
  readonly open: number;
  readonly high: number;
  readonly low: number;
  readonly close: number;
  readonly volume: number;
}

const UNKNOWN: Bar = { open: NaN, high: NaN, low: NaN, close: NaN, volume: NaN };

/**
 * The market of some tickers. A bar whose close is no positive number is no bar. Up to five sessions without a bar
 * repeat the last close at no volume; from the sixth on the ticker is unknown.
 */
export function marketOf(tickers: Iterable<string>, bars: ReadonlyMap<string, DailyBars>): Market {
  const names = [...tickers];
  const dates = [...new Set(names.flatMap((ticker) => bars.get(ticker)?.dates ?? []))].sort();
  return { dates, tickers: new Map(names.map((ticker) => [ticker, onCalendar(dates, bars.get(ticker))])) };
}

function onCalendar(dates: readonly string[], daily: DailyBars | undefined): Series {
  const rows = dates.map((_, row) => barAt(dates, row, daily));
  return {
    open: rows.map((bar) => bar.open),
    high: rows.map((bar) => bar.high),
    low: rows.map((bar) => bar.low),
    close: rows.map((bar) => bar.close),
    volume: rows.map((bar) => bar.volume),
  };
}

function barAt(dates: readonly string[], row: number, daily: DailyBars | undefined): Bar {
  const real = realBar(dates[row]!, daily);
  if (real !== null) return real;
  for (let age = 1; age <= MOST_CARRIED_SESSIONS && age <= row; age++) {
    const last = realBar(dates[row - age]!, daily);
    if (last !== null) {
      return { open: last.close, high: last.close, low: last.close, close: last.close, volume: 0 };
    }
  }
  return UNKNOWN;
}

function realBar(date: string, daily: DailyBars | undefined): Bar | null {
  const index = daily?.dates.indexOf(date) ?? -1;
  if (daily === undefined || index < 0) return null;
  const close = daily.close[index]!;
  if (!Number.isFinite(close) || close <= 0) return null;
  return {
    open: knownOr(daily.open[index]!),
    high: knownOr(daily.high[index]!),
    low: knownOr(daily.low[index]!),
    close,
    volume: knownOr(daily.volume[index]!),
  };
}

function knownOr(value: number): number {
  return Number.isFinite(value) ? value : NaN;
}
