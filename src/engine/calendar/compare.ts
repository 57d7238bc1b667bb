/**
 * Our calendar held against a broker's. The broker hears of a closure first, so its answer wins date by date; but an
 * answer that cannot be true changes nothing.
 */
import { addDays, isDate, weekday } from "./dates.ts";
import type { SessionHours } from "./overrides.ts";
import { ruleHours } from "./sessions.ts";

/** One row of a broker's calendar: a New York date and the New York times (`HH:MM`) of its session. */
export interface BrokerSession extends SessionHours {
  readonly date: string;
}

export interface Difference {
  readonly date: string;
  /** By the rules; null for closed. */
  readonly ours: SessionHours | null;
  /** By the broker; null for closed. */
  readonly theirs: SessionHours | null;
}

export type Comparison = { ok: true; differences: Difference[] } | { ok: false; message: string };

const SATURDAY = 6;
/** The exchange has never differed from its published calendar on more days of two weeks: four, in 2001. */
const MOST_DIFFERENCES = 5;
const TIME = /^([01]\d|2[0-3]):[0-5]\d$/;

function absurdity(row: BrokerSession): string | undefined {
  const { date, open, close } = row;
  if (!isDate(date)) return `${date} is not a date`;
  if (weekday(date) >= SATURDAY) return `a session on ${date}, a weekend`;
  if (!TIME.test(open) || !TIME.test(close)) return `${date} from ${open} to ${close}: not times of a day`;
  return open < close ? undefined : `${date} closes at ${close}, before it opens at ${open}`;
}

const sameHours = (ours: SessionHours | null, theirs: SessionHours | null) =>
  ours?.open === theirs?.open && ours?.close === theirs?.close;

/**
 * Where a broker's sessions differ from the rules between two New York dates, both included; the range should span
 * two weeks or more. Not ok when the answer cannot be true: no session at all, a weekend, a close before the open, or
 * more differences than the exchange has ever made.
 */
export function compareCalendar(rows: readonly BrokerSession[], from: string, to: string): Comparison {
  const inRange = rows.filter(({ date }) => !isDate(date) || (date >= from && date <= to));
  if (inRange.length === 0) return { ok: false, message: `no session from ${from} to ${to}` };
  const absurd = inRange.map(absurdity).find((message) => message !== undefined);
  if (absurd !== undefined) return { ok: false, message: absurd };
  const byDate = new Map(inRange.map(({ date, open, close }) => [date, { open, close }]));
  const differences: Difference[] = [];
  for (let date = from; date <= to; date = addDays(date, 1)) {
    const ours = ruleHours(date);
    const theirs = byDate.get(date) ?? null;
    if (!sameHours(ours, theirs)) differences.push({ date, ours, theirs });
  }
  if (differences.length > MOST_DIFFERENCES) {
    return { ok: false, message: `${differences.length} days differ from ${from} to ${to}` };
  }
  return { ok: true, differences };
}
