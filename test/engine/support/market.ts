/** Small markets, a few days long. */
import { alignBars } from "../../../src/engine/bars/align.ts";
import type { BarColumns, BarTable, DailyBars } from "../../../src/engine/bars/types.ts";
import { sessionsBetween } from "../../../src/engine/calendar/sessions.ts";

/** The sessions from Monday, 2026-01-05 on. */
export const SESSIONS: readonly string[] = sessionsBetween("2026-01-05", "2026-12-31").map(
  ({ date }) => date,
);

/**
 * A day of a ticker: the one price at which it trades, its open, close and, where it matters, volume (in shares), or
 * `null` for a day without a bar.
 */
export type Day = number | readonly [open: number, close: number, volume?: number] | null;

/** Bars of some days from the first session on. High and low are the higher and the lower of open and close. */
export function dailyBars(days: readonly Day[]): DailyBars {
  const present = days.flatMap((day, index) => {
    if (day === null) return [];
    const [open, close, volume = 1000] = typeof day === "number" ? [day, day] : day;
    return [{ date: SESSIONS.at(index)!, open, close, volume }];
  });
  return {
    dates: present.map(({ date }) => date),
    open: Float64Array.from(present, ({ open }) => open),
    high: Float64Array.from(present, ({ open, close }) => Math.max(open, close)),
    low: Float64Array.from(present, ({ open, close }) => Math.min(open, close)),
    close: Float64Array.from(present, ({ close }) => close),
    volume: Float64Array.from(present, ({ volume }) => volume),
  };
}

/** The table of some tickers, one day a session. */
export function market(days: Readonly<Record<string, readonly Day[]>>): BarTable {
  return alignBars(new Map(Object.entries(days).map(([ticker, own]) => [ticker, dailyBars(own)])));
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
