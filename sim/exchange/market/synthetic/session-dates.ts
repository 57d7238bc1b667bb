/** The dates of the built-in market's sessions; every market asks for decades of them, so they are kept. */
import { addDays } from "../../../../src/engine/calendar/dates.ts";
import { isTradingDay } from "../../../../src/engine/calendar/sessions.ts";
import { FIRST_DATE } from "./security.ts";

const known: string[] = [];
let knownThrough = addDays(FIRST_DATE, -1);

/** Every session (New York date) from the market's first one through a date. */
export function sessionDatesThrough(date: string): string[] {
  while (knownThrough < date) {
    knownThrough = addDays(knownThrough, 1);
    if (isTradingDay(knownThrough)) known.push(knownThrough);
  }
  return known.filter((session) => session <= date);
}
