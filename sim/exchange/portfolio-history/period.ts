/** A span of the history as the broker writes it: `1D`, `2W`, `3M`, `1A`. */
import { addDays, dateOf, dateParts, isDate } from "../../../src/engine/calendar/dates.ts";

const PERIOD = /^([1-9]\d{0,3})([DWMA])$/;
const DAYS_OF_A_WEEK = 7;
const MONTHS_OF_A_YEAR = 12;

/** The same day of an earlier month, or the last day of that month when it is shorter. */
function monthsBefore(date: string, months: number): string {
  const { year, month, day } = dateParts(date);
  const count = year * MONTHS_OF_A_YEAR + (month - 1) - months;
  const [earlierYear, earlierMonth] = [Math.floor(count / MONTHS_OF_A_YEAR), (count % MONTHS_OF_A_YEAR) + 1];
  const first = dateOf(earlierYear, earlierMonth, 1);
  const wanted = `${first.slice(0, 8)}${String(day).padStart(2, "0")}`;
  if (isDate(wanted)) return wanted;
  return addDays(monthsBefore(dateOf(year, month, 1), months - 1), -1);
}

/**
 * The first date of a period that ends on a date, the last one included: a day is that date alone, a week seven
 * dates. `undefined` when the text is no period.
 */
export function firstDateOf(period: string, lastDate: string): string | undefined {
  const [, count, unit] = PERIOD.exec(period) ?? [];
  if (count === undefined || unit === undefined) return undefined;
  if (unit === "D") return addDays(lastDate, 1 - Number(count));
  if (unit === "W") return addDays(lastDate, 1 - DAYS_OF_A_WEEK * Number(count));
  const months = Number(count) * (unit === "A" ? MONTHS_OF_A_YEAR : 1);
  return addDays(monthsBefore(lastDate, months), 1);
}
