/** Trading sessions of the New York Stock Exchange. Dates are New York dates, instants epoch ms (UTC). */
import { addDays, weekday } from "./dates.ts";
import { holidayOn, isEarlyClose } from "./holidays.ts";
import { newYorkInstant } from "./new-york.ts";

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
/** The longest the exchange has stayed shut since 1933 is under a week; a longer search means a bad date. */
const LONGEST_CLOSURE_DAYS = 14;

/** The session of a date, or `undefined` on weekends, holidays and one-off closures. */
export function sessionOn(date: string): Session | undefined {
  if (weekday(date) >= SATURDAY || holidayOn(date) !== undefined) return undefined;
  const earlyClose = isEarlyClose(date);
  return {
    date,
    open: newYorkInstant(date, "09:30"),
    close: newYorkInstant(date, earlyClose ? "13:00" : "16:00"),
    earlyClose,
  };
}

function nearestSession(date: string, step: 1 | -1): Session {
  let candidate = date;
  for (let days = 0; days < LONGEST_CLOSURE_DAYS; days++) {
    candidate = addDays(candidate, step);
    const session = sessionOn(candidate);
    if (session) return session;
  }
  throw new RangeError(`no session within ${LONGEST_CLOSURE_DAYS} days of ${date}`);
}

/** The first session strictly after a date. */
export function nextSession(date: string): Session {
  return nearestSession(date, 1);
}

/** The last session strictly before a date. */
export function previousSession(date: string): Session {
  return nearestSession(date, -1);
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
