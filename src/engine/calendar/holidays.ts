/**
 * The New York Stock Exchange's holidays and early closes, as rules.
 *
 * Source: NYSE Rule 7.2 (a holiday on a Sunday is kept on Monday, one on a Saturday on the Friday before,
 * except where that Friday ends an accounting period: New Year's Day on a Saturday is not kept), the
 * exchange's published holiday calendar, and its notices for the one-off closures. The rules hold from 1998,
 * when Martin Luther King Jr. Day was first kept.
 */
import { addDays, dateOf, dateParts, weekday } from "./dates.ts";

const MONDAY = 1;
const THURSDAY = 4;
const FRIDAY = 5;
const SATURDAY = 6;
const SUNDAY = 7;

const JUNETEENTH_SINCE = 2022;

/** Days on which the exchange stayed shut for a reason that no rule foresees. */
const ONE_OFF_CLOSURES: Readonly<Record<string, string>> = {
  "2001-09-11": "Terrorist attacks",
  "2001-09-12": "Terrorist attacks",
  "2001-09-13": "Terrorist attacks",
  "2001-09-14": "Terrorist attacks",
  "2004-06-11": "National day of mourning for President Reagan",
  "2007-01-02": "National day of mourning for President Ford",
  "2012-10-29": "Hurricane Sandy",
  "2012-10-30": "Hurricane Sandy",
  "2018-12-05": "National day of mourning for President Bush",
  "2025-01-09": "National day of mourning for President Carter",
};

function nthWeekday(year: number, month: number, day: number, nth: number): string {
  const first = dateOf(year, month, 1);
  return addDays(first, ((day - weekday(first) + 7) % 7) + 7 * (nth - 1));
}

function lastMonday(year: number, month: number): string {
  const last = addDays(dateOf(month === 12 ? year + 1 : year, (month % 12) + 1, 1), -1);
  return addDays(last, -((weekday(last) - MONDAY + 7) % 7));
}

function observed(date: string): string {
  if (weekday(date) === SATURDAY) return addDays(date, -1);
  if (weekday(date) === SUNDAY) return addDays(date, 1);
  return date;
}

/** Easter Sunday of a Gregorian year: the anonymous algorithm (Meeus, Astronomical Algorithms, chapter 8). */
function easter(year: number): string {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const g = Math.floor((8 * b + 13) / 25);
  const h = (19 * a + b - Math.floor(b / 4) - g + 15) % 30;
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const n = h + l - 7 * m + 114;
  return dateOf(year, Math.floor(n / 31), (n % 31) + 1);
}

function computeHolidays(year: number): ReadonlyMap<string, string> {
  const newYear = dateOf(year, 1, 1);
  const holidays = new Map([
    [nthWeekday(year, 1, MONDAY, 3), "Martin Luther King Jr. Day"],
    [nthWeekday(year, 2, MONDAY, 3), "Washington's Birthday"],
    [addDays(easter(year), -2), "Good Friday"],
    [lastMonday(year, 5), "Memorial Day"],
    [observed(dateOf(year, 7, 4)), "Independence Day"],
    [nthWeekday(year, 9, MONDAY, 1), "Labor Day"],
    [nthWeekday(year, 11, THURSDAY, 4), "Thanksgiving Day"],
    [observed(dateOf(year, 12, 25)), "Christmas Day"],
  ]);
  if (weekday(newYear) !== SATURDAY) holidays.set(observed(newYear), "New Year's Day");
  if (year >= JUNETEENTH_SINCE) holidays.set(observed(dateOf(year, 6, 19)), "Juneteenth");
  return holidays;
}

/** Holidays per year, computed once: decades of sessions ask for each year hundreds of times. */
const computed = new Map<number, ReadonlyMap<string, string>>();

function ruleHolidays(year: number): ReadonlyMap<string, string> {
  const known = computed.get(year) ?? computeHolidays(year);
  computed.set(year, known);
  return known;
}

/** The name of the holiday or closure that keeps the exchange shut on a date, else `undefined`. Weekends are not named. */
export function holidayOn(date: string): string | undefined {
  return ONE_OFF_CLOSURES[date] ?? ruleHolidays(dateParts(date).year).get(date);
}

/** The dates of a year on which the exchange stays shut although it is no weekend. */
export function closuresOf(year: number): ReadonlySet<string> {
  const oneOff = Object.keys(ONE_OFF_CLOSURES).filter((date) => date.startsWith(`${year}-`));
  return new Set([...ruleHolidays(year).keys(), ...oneOff]);
}

/**
 * Whether a trading day ends at 13:00 New York: 3 July and 24 December when they fall on Monday to Thursday,
 * and the Friday after Thanksgiving.
 */
export function isEarlyClose(date: string): boolean {
  const { year, month, day } = dateParts(date);
  const dayOfWeek = weekday(date);
  const onEve = (month === 7 && day === 3) || (month === 12 && day === 24);
  if (onEve) return dayOfWeek <= THURSDAY;
  return dayOfWeek === FRIDAY && date === addDays(nthWeekday(year, 11, THURSDAY, 4), 1);
}
