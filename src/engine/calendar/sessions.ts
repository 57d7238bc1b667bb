/** Trading sessions of the New York Stock Exchange. Dates are New York dates, instants epoch ms (UTC). */
import { addDays, weekday } from "./dates.ts";
import { holidayOn, isEarlyClose } from "./holidays.ts";
import { newYorkDate, newYorkInstant } from "./new-york.ts";
import { NO_OVERRIDES, type SessionHours, type SessionOverrides } from "./overrides.ts";

export interface Session {
  /** New York date, `YYYY-MM-DD`. */
  readonly date: string;
  /** 09:30 New York, epoch ms. */
  readonly open: number;
  /** 16:00 New York, 13:00 on an early close, epoch ms. */
  readonly close: number;
  readonly earlyClose: boolean;
}

const SATURDAY = 6;
const OPEN = "09:30";
const CLOSE = "16:00";
const EARLY_CLOSE = "13:00";
/** The longest the exchange has stayed shut since 1933 is under a week; a longer search means a bad date. */
const LONGEST_CLOSURE_DAYS = 14;

/** Whether the rules have the exchange trade on a date: not on weekends, holidays and one-off closures. */
export function isTradingDay(date: string): boolean {
  return weekday(date) < SATURDAY && holidayOn(date) === undefined;
}

/** The first date of which the rules know whether it was a session; see `holidays.ts`. */
export const RULES_SINCE = "1998-01-01";

/**
 * Whether a date may have been a session as far as the rules tell: on a weekend never, and from 1998 on not on a day on
 * which they keep the exchange shut either. Throws `RangeError` when `date` is malformed.
 */
export function isSessionOfRules(date: string): boolean {
  return date < RULES_SINCE ? weekday(date) < SATURDAY : isTradingDay(date);
}

/** The hours that the rules give a date, or null when the exchange stays shut. */
export function ruleHours(date: string): SessionHours | null {
  if (!isTradingDay(date)) return null;
  return { open: OPEN, close: isEarlyClose(date) ? EARLY_CLOSE : CLOSE };
}

/** The session of a date, or `undefined` when the exchange stays shut. Overrides hold before the rules. */
export function sessionOn(date: string, overrides: SessionOverrides = NO_OVERRIDES): Session | undefined {
  const override = overrides[date];
  const hours = override === undefined ? ruleHours(date) : override;
  if (hours === null) return undefined;
  return {
    date,
    open: newYorkInstant(date, hours.open),
    close: newYorkInstant(date, hours.close),
    earlyClose: hours.close < CLOSE,
  };
}

function nearestSession(date: string, step: 1 | -1, overrides: SessionOverrides): Session {
  let candidate = date;
  for (let days = 0; days < LONGEST_CLOSURE_DAYS; days++) {
    candidate = addDays(candidate, step);
    const session = sessionOn(candidate, overrides);
    if (session) return session;
  }
  throw new RangeError(`no session within ${LONGEST_CLOSURE_DAYS} days of ${date}`);
}

/** The first session strictly after a date. */
export function nextSession(date: string, overrides: SessionOverrides = NO_OVERRIDES): Session {
  return nearestSession(date, 1, overrides);
}

/** The last session strictly before a date. */
export function previousSession(date: string, overrides: SessionOverrides = NO_OVERRIDES): Session {
  return nearestSession(date, -1, overrides);
}

/** All sessions from one date to another, both included, in order. */
export function sessionsBetween(from: string, to: string): Session[] {
  const sessions: Session[] = [];
  for (let date = from; date <= to; date = addDays(date, 1)) {
    const session = sessionOn(date);
    if (session) sessions.push(session);
  }
  return sessions;
}

/** The session that began last, at an instant (epoch ms): today's from its open on. */
export function lastBegun(instant: number, overrides: SessionOverrides = NO_OVERRIDES): Session {
  const date = newYorkDate(instant);
  const today = sessionOn(date, overrides);
  return today && instant >= today.open ? today : previousSession(date, overrides);
}
