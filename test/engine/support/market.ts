/** Small markets made of closes. */
import { alignBars } from "../../../src/engine/bars/align.ts";
import type { BarColumns, BarTable, DailyBars } from "../../../src/engine/bars/types.ts";
import { sessionsBetween } from "../../../src/engine/calendar/sessions.ts";

/** The sessions from Monday, 2026-01-05 on. */
export const SESSIONS: readonly string[] = sessionsBetween("2026-01-05", "2026-12-31").map(
  ({ date }) => date,
);

/** Bars that trade at one price a day, one for each close from the first session on; `null` is a missing bar. */
export function dailyBars(closes: readonly (number | null)[]): DailyBars {
  const present = closes.flatMap((close, day) =>
    close === null ? [] : [{ date: SESSIONS.at(day)!, close }],
  );
  const prices = Float64Array.from(present, ({ close }) => close);
  return {
    dates: present.map(({ date }) => date),
    open: prices,
    high: prices,
    low: prices,
    close: prices,
    volume: prices.map(() => 1000),
  };
}

/** The table of some tickers, one close a session. */
export function market(closes: Record<string, readonly (number | null)[]>): BarTable {
  return alignBars(new Map(Object.entries(closes).map(([ticker, prices]) => [ticker, dailyBars(prices)])));
}

/** One ticker's columns without carrying anything over; NaN is unknown. */
export function columnsOf(closes: readonly number[]): BarColumns {
  const close = Float64Array.from(closes);
  return {
    open: close,
    high: close,
    low: close,
    close,
    volume: close.map(() => 1000),
    carried: new Uint8Array(close.length),
  };
}

/** A trend of `bars` closes that starts at `start` and gains `step` dollars a day. */
export function trend(start: number, step: number, bars: number): number[] {
  return Array.from({ length: bars }, (_, day) => start + step * day);
}
