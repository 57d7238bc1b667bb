/** Puts tickers on the calendar of the exchange: what one of them shows does not depend on which others there are. */
import { sessionDates } from "../calendar/session-dates.ts";
import { NO_OVERRIDES, type SessionOverrides } from "../calendar/overrides.ts";
import { RULES_SINCE } from "../calendar/sessions.ts";
import { alignBars, alignedOn, commonCalendar } from "./align.ts";
import type { BarTable, DailyBars } from "./types.ts";

type Dates = readonly string[];

/** Calendars that are the exchange's as they are, with the overrides for which that is so. */
const checked = new WeakMap<Dates, SessionOverrides>();

function isSame(one: Dates, other: Dates): boolean {
  return one.length === other.length && one.every((date, row) => date === other[row]);
}

/**
 * The calendar of some ascending lists of dates: all sessions of the exchange from the first of the dates to the last, and no
 * other day. Before 1998, of which nobody knows the sessions here, the dates that any of the lists has. The lists' own
 * common calendar itself, where that is it.
 */
export function sessionCalendar(lists: readonly Dates[], overrides: SessionOverrides = NO_OVERRIDES): Dates {
  const common = commonCalendar(lists);
  if (checked.get(common) === overrides) return common;
  const early = common.filter((date) => date < RULES_SINCE);
  const sessions = [...early, ...sessionDates(common[0] ?? "", common.at(-1) ?? "", overrides)];
  if (!isSame(common, sessions)) return sessions;
  checked.set(common, overrides);
  return common;
}

/**
 * The tickers' bars on the sessions of the exchange; rows of other days are left out, and a session without a bar is a hole,
 * as in `alignBars`, also where none of the tickers has one. Throws as that does.
 */
export function alignOnSessions(
  bars: ReadonlyMap<string, DailyBars>,
  overrides: SessionOverrides = NO_OVERRIDES,
): BarTable {
  const common = alignBars(bars);
  const dates = sessionCalendar([common.dates], overrides);
  if (dates === common.dates) return common;
  return { dates, columns: new Map([...bars].map(([ticker, daily]) => [ticker, alignedOn(dates, daily)])) };
}
