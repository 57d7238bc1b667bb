/** The dates of sessions over decades, for histories. Dates are New York dates. */
import { dateOf, dateOfEpochDay, dateParts, epochDay } from "./dates.ts";
import { closuresOf } from "./holidays.ts";
import { NO_OVERRIDES, type SessionOverrides } from "./overrides.ts";
import { isTradingDay, RULES_SINCE } from "./sessions.ts";

const WEEK = 7;
/** Places of Saturday and Sunday in a week that begins with a Thursday, as day 0 does (1970-01-01). */
const WEEKEND: ReadonlySet<number> = new Set([2, 3]);

/** The sessions of a year by the rules, in order. */
function sessionsOf(year: number): readonly string[] {
  const closures = closuresOf(year);
  const dates: string[] = [];
  const end = epochDay(dateOf(year + 1, 1, 1));
  for (let day = epochDay(dateOf(year, 1, 1)); day < end; day++) {
    if (WEEKEND.has(day % WEEK)) continue;
    const date = dateOfEpochDay(day);
    if (!closures.has(date)) dates.push(date);
  }
  return dates;
}

/** Years are asked for again and again, and take a millisecond each. */
const years = new Map<number, readonly string[]>();

function knownSessionsOf(year: number): readonly string[] {
  const known = years.get(year) ?? sessionsOf(year);
  years.set(year, known);
  return known;
}

/** Those of some overrides, up to a date, that make a session of another day or none of one. */
export function otherSessions(overrides: SessionOverrides, through: string): SessionOverrides {
  const other = Object.entries(overrides).filter(
    ([date, hours]) => date <= through && (hours !== null) !== isTradingDay(date),
  );
  return other.length === 0 ? NO_OVERRIDES : Object.fromEntries(other);
}

/**
 * The dates of the sessions from one date to another, both included, in order; overrides hold before the rules. Nothing
 * before 1998, of which the rules do not tell.
 */
export function sessionDates(
  from: string,
  to: string,
  overrides: SessionOverrides = NO_OVERRIDES,
): readonly string[] {
  const first = from < RULES_SINCE ? RULES_SINCE : from;
  if (to < first) return [];
  const dates: string[] = [];
  for (let { year } = dateParts(first); year <= dateParts(to).year; year++) {
    for (const date of knownSessionsOf(year)) if (date >= first && date <= to) dates.push(date);
  }
  const other = Object.entries(otherSessions(overrides, to)).filter(([date]) => date >= first);
  if (other.length === 0) return dates;
  const sessions = new Set(dates);
  for (const [date, hours] of other) {
    if (hours === null) sessions.delete(date);
    else sessions.add(date);
  }
  return [...sessions].toSorted();
}
