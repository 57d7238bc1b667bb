/** Our calendar held against Alpaca's: its answer wins, date by date, unless it cannot be true. */
import { readCalendar, readMarketClock } from "../../brokers/alpaca/market-hours.ts";
import { allControls } from "../../platform/addresses.ts";
import { compareClock } from "../../engine/calendar/compare-clock.ts";
import { compareCalendar } from "../../engine/calendar/compare.ts";
import { addDays } from "../../engine/calendar/dates.ts";
import { newYorkDate } from "../../engine/calendar/new-york.ts";
import type { SessionHours, SessionOverrides } from "../../engine/calendar/overrides.ts";
import { sessionOn } from "../../engine/calendar/sessions.ts";
import { platformAlpaca, type PlatformAlpaca } from "../../market/alpaca/platform.ts";
import { alert } from "../../platform/alert.ts";
import type { JobContext } from "./job.ts";

/** Days ahead: more than two weeks, in which there is always a session. */
const HORIZON = 20;
/** A broker's clock that is further off, ms, says nothing about ours. */
const MOST_SKEW = 120_000;

/** What differs from the rules by the calendar; undefined when it did not answer, or with what cannot be true. */
async function fromCalendar(
  connection: PlatformAlpaca,
  from: string,
  to: string,
): Promise<Record<string, SessionHours | null> | undefined> {
  const answer = await readCalendar(connection, from, to);
  if (answer.kind !== "confirmed") {
    alert("calendar_unanswered", { message: answer.message });
    return undefined;
  }
  const comparison = compareCalendar(answer.value, from, to);
  if (!comparison.ok) {
    alert("calendar_implausible", { message: comparison.message });
    return undefined;
  }
  return Object.fromEntries(comparison.differences.map(({ date, theirs }) => [date, theirs]));
}

/** What the clock says of today's hours otherwise than what is known; undefined when it agrees or is no help. */
async function fromClock(
  connection: PlatformAlpaca,
  overrides: SessionOverrides,
  now: number,
): Promise<{ date: string; hours: SessionHours | null } | undefined> {
  const answer = await readMarketClock(connection);
  if (answer.kind !== "confirmed") {
    alert("market_clock_unanswered", { message: answer.message });
    return undefined;
  }
  const skew = answer.value.now - now;
  if (Math.abs(skew) > MOST_SKEW) {
    alert("market_clock_implausible", { message: `it is ${skew} ms off` });
    return undefined;
  }
  const comparison = compareClock(answer.value, sessionOn(newYorkDate(answer.value.now), overrides));
  if (!comparison.ok) {
    alert("market_clock_implausible", { message: comparison.message });
    return undefined;
  }
  const { difference } = comparison;
  return difference ? { date: difference.date, hours: difference.theirs } : undefined;
}

/**
 * Compares the next days with Alpaca's calendar and today with its clock, and has every control object keep what
 * differs; each change is an alert. Without the platform's own key nothing can be compared. What does not answer, or
 * cannot be true, changes nothing.
 */
export async function checkCalendar({ env, clock }: Pick<JobContext, "env" | "clock">): Promise<void> {
  const connection = platformAlpaca(env);
  if (!connection) {
    console.log({ event: "calendar_not_checked", message: "the platform has no data key" });
    return;
  }
  const now = clock.now();
  const from = newYorkDate(now);
  const to = addDays(from, HORIZON);
  const overrides = await fromCalendar(connection, from, to);
  if (!overrides) return;
  const today = await fromClock(connection, overrides, now);
  if (today) overrides[today.date] = today.hours;
  const source = today ? "alpaca /v2/calendar and /v2/clock" : "alpaca /v2/calendar";
  const changes = await Promise.all(
    allControls(env).map((control) => control.noteSessions({ from, to, overrides, source, now })),
  );
  for (const date of new Set(changes.flat())) {
    alert("calendar_disagrees", {
      date,
      hours: overrides[date] ?? null,
      byRules: !(date in overrides),
      source,
    });
  }
}
