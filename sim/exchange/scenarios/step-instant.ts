/** When a step of a scenario is due. */
import { newYorkInstant, parseTimestamp, utcTimestamp } from "../../../src/engine/calendar/new-york.ts";
import { marketHoursAt } from "../calendar/market-hours.ts";

export type StepInstant =
  | { readonly ok: true; readonly at: number }
  | { readonly ok: false; readonly problem: string };

const WALL_TIME = /^([01]\d|2[0-3]):[0-5]\d(:[0-5]\d)?$/;

/**
 * The instant (epoch ms) that a text names as seen at another one: an RFC 3339 timestamp, or a New York time
 * `HH:MM[:SS]` on the date of the session under way or else of the next one. An instant that has passed is none.
 */
export function stepInstant(text: unknown, now: number): StepInstant {
  if (typeof text !== "string") return { ok: false, problem: "at: is missing" };
  const at = WALL_TIME.test(text)
    ? newYorkInstant(marketHoursAt(now).session.date, text)
    : parseTimestamp(text);
  if (at === undefined) {
    return {
      ok: false,
      problem: `at: "${text}" is neither an RFC 3339 timestamp nor a New York time HH:MM[:SS]`,
    };
  }
  if (at < now) {
    return { ok: false, problem: `at: ${text} has passed, the clock stands at ${utcTimestamp(now)}` };
  }
  return { ok: true, at };
}
