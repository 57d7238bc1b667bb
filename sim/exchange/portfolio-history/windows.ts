/** The spans of time that the points of a history stand for. */
import { addDays } from "../../../src/engine/calendar/dates.ts";
import { newYorkInstant } from "../../../src/engine/calendar/new-york.ts";
import { sessionsBetween } from "../../../src/engine/calendar/sessions.ts";
import type { Session } from "../../../src/engine/calendar/sessions.ts";
import { dateAt, sessionAfter, sessionOf } from "../calendar/trading-days.ts";
import type { HistoryQuery, Reporting } from "./history-query.ts";
import { INTRADAY_MS } from "./timeframes.ts";

/** Epoch ms; `end` is when the account is valued. */
interface Span {
  readonly start: number;
  readonly end: number;
}

export interface Window extends Span {
  /** The instant that its point carries, epoch ms. */
  readonly stamp: number;
}

/** A day's point carries this time of New York, whenever the session ended. */
const DAY_STAMP = "20:00";

/** The hours of a session that are reported (Alpaca's extended hours: 04:00 to 20:00, 17:00 after an early close). */
function hoursOf(session: Session, reporting: Reporting): Span {
  if (reporting === "market_hours") return { start: session.open, end: session.close };
  return {
    start: newYorkInstant(session.date, "04:00"),
    end: newYorkInstant(session.date, session.earlyClose ? "17:00" : "20:00"),
  };
}

/** The first session that an intraday history shows: the one of the start's date, unless its hours are over. */
function firstDate(start: number, reporting: Reporting): string {
  const date = dateAt(start);
  const session = sessionOf(date);
  return session && start <= hoursOf(session, reporting).end ? date : sessionAfter(date).date;
}

/** Windows of a width within hours; the last begins when the hours end and has no length. */
function within({ start, end }: Span, width: number): Window[] {
  const windows: Window[] = [];
  for (let at = start; at <= end; at += width) {
    windows.push({ start: at, end: Math.min(at + width, end), stamp: at });
  }
  return windows;
}

/**
 * The windows of a query, in order: sessions from open to close for days, otherwise every width in the hours
 * that are reported. None begins after the query's end, and the last ends with it.
 */
export function windowsOf({ timeframe, reporting, start, end }: HistoryQuery): Window[] {
  const last = dateAt(end);
  const cut = (windows: readonly Window[]) =>
    windows
      .filter((window) => window.start <= end)
      .map((window) => ({ ...window, end: Math.min(window.end, end) }));
  if (timeframe === "1D") {
    const days = sessionsBetween(dateAt(start), last).map(({ date, open, close }) => ({
      start: open,
      end: close,
      stamp: newYorkInstant(date, DAY_STAMP),
    }));
    return cut(days);
  }
  const width = INTRADAY_MS[timeframe];
  if (reporting === "continuous") {
    const from = Math.floor(start / width) * width;
    return cut(within({ start: from, end: Math.floor(end / width) * width + width }, width));
  }
  const sessions = sessionsBetween(firstDate(start, reporting), addDays(last, 1));
  return cut(sessions.flatMap((session) => within(hoursOf(session, reporting), width)));
}
