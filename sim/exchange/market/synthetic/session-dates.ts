/** The dates of the built-in market's sessions; decades of them take a second to work out, so they are kept. */
import { addDays } from "../../../../src/engine/calendar/dates.ts";
import { sessionsBetween } from "../../../../src/engine/calendar/sessions.ts";
import { FIRST_DATE } from "./security.ts";

const known: string[] = [];
let knownThrough = addDays(FIRST_DATE, -1);

/** Every session (New York date) from the market's first one through a date. */
export function sessionDatesThrough(date: string): string[] {
  if (date > knownThrough) {
    for (const session of sessionsBetween(addDays(knownThrough, 1), date)) known.push(session.date);
    knownThrough = date;
  }
  return known.filter((session) => session <= date);
}
