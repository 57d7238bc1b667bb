/**
 * Arithmetic on calendar dates (`YYYY-MM-DD`) of the years 0 to 9999, free of time zones and by whole numbers alone:
 * decades of sessions take tens of thousands of steps.
 */

const DATE = /^\d{4}-\d{2}-\d{2}$/;
/** 1970-01-01, day 0, was a Thursday. */
const WEEKDAY_OF_EPOCH = 4;

/** Whether the text is a date that exists, written `YYYY-MM-DD`. */
export function isDate(text: string): boolean {
  return DATE.test(text) && dateOfEpochDay(epochDay(text)) === text;
}

function existing(date: string): string {
  if (!isDate(date)) throw new RangeError(`"${date}" is not a date`);
  return date;
}

/** The date `days` later (earlier when negative). Throws `RangeError` when `date` is malformed. */
export function addDays(date: string, days: number): string {
  return dateOfEpochDay(epochDay(existing(date)) + days);
}

/** Day of the week of a date: 1 is Monday, 7 is Sunday. Throws `RangeError` when `date` is malformed. */
export function weekday(date: string): number {
  const days = (epochDay(existing(date)) + WEEKDAY_OF_EPOCH - 1) % 7;
  return (days < 0 ? days + 7 : days) + 1;
}

/** Year, month (1-12) and day (1-31) of a date. Throws `RangeError` when `date` is malformed. */
export function dateParts(date: string): { year: number; month: number; day: number } {
  existing(date);
  return { year: Number(date.slice(0, 4)), month: Number(date.slice(5, 7)), day: Number(date.slice(8)) };
}

/** The date of a year, month (1-12) and day. Throws `RangeError` when there is no such date. */
export function dateOf(year: number, month: number, day: number): string {
  return existing(written(year, month, day));
}

function written(year: number, month: number, day: number): string {
  const padded = (part: number, digits: number) => String(part).padStart(digits, "0");
  return `${padded(year, 4)}-${padded(month, 2)}-${padded(day, 2)}`;
}

/**
 * Days from the Unix epoch (1970-01-01 is 0) to the date, by integer arithmetic: histories convert thousands of
 * dates at a time. Source: Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms", days_from_civil.
 */
export function epochDay(date: string): number {
  const month = Number(date.slice(5, 7));
  const year = Number(date.slice(0, 4)) - (month <= 2 ? 1 : 0);
  const era = Math.floor(year / 400);
  const yearOfEra = year - era * 400;
  const dayOfYear = Math.floor((153 * ((month + 9) % 12) + 2) / 5) + Number(date.slice(8, 10)) - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146_097 + dayOfEra - 719_468;
}

/** The date that lies `day` days after 1970-01-01. Source: as `epochDay`, civil_from_days. */
export function dateOfEpochDay(day: number): string {
  const shifted = day + 719_468;
  const era = Math.floor(shifted / 146_097);
  const dayOfEra = shifted - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1460) +
      Math.floor(dayOfEra / 36_524) -
      Math.floor(dayOfEra / 146_096)) /
      365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shiftedMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9;
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  const dayOfMonth = dayOfYear - Math.floor((153 * shiftedMonth + 2) / 5) + 1;
  return written(year, month, dayOfMonth);
}
