/**
 * The exchange's calendar, remembered: the rules are asked for the same few days with every price, and working
 * a date out of an instant costs more than the price does.
 */
import { nextSession, previousSession, sessionOn } from "../../../src/engine/calendar/sessions.ts";
import type { Session } from "../../../src/engine/calendar/sessions.ts";
import { newYorkDate, newYorkInstant } from "../../../src/engine/calendar/new-york.ts";
import { remembered } from "./remembered.ts";

const HOUR_MS = 3_600_000;

/** The session of a New York date, or `undefined` when the exchange stays shut. */
export const sessionOf: (date: string) => Session | undefined = remembered(sessionOn);

/** The first session strictly after a New York date. */
export const sessionAfter: (date: string) => Session = remembered(nextSession);

/** The last session strictly before a New York date. */
export const sessionBefore: (date: string) => Session = remembered(previousSession);

/** Midnight at the beginning of a New York date, epoch ms. */
export const midnightOf: (date: string) => number = remembered((date) => newYorkInstant(date, "00:00"));

/** New York's offset from UTC is a whole number of hours, so a date begins and ends with an hour of UTC. */
const dateOfHour = remembered((hour: number) => newYorkDate(hour * HOUR_MS));

/** The New York date of an instant (epoch ms). */
export function dateAt(instant: number): string {
  return dateOfHour(Math.floor(instant / HOUR_MS));
}

/** The session that began last, at or before an instant (epoch ms); it may have closed since. */
export function lastSessionBegun(instant: number): Session {
  const date = dateAt(instant);
  const today = sessionOf(date);
  return today && today.open <= instant ? today : sessionBefore(date);
}
