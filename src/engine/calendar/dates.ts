/** Arithmetic on calendar dates (`YYYY-MM-DD`), free of time zones. */
import { Temporal } from "temporal-polyfill";

/** Whether the text is a date that exists, written `YYYY-MM-DD`. */
export function isDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  try {
    return Temporal.PlainDate.from(text, { overflow: "reject" }).toString() === text;
  } catch {
    return false;
  }
}

/** The date `days` later (earlier when negative). Throws `RangeError` when `date` is malformed. */
export function addDays(date: string, days: number): string {
  return Temporal.PlainDate.from(date).add({ days }).toString();
}

/** Day of the week of a date: 1 is Monday, 7 is Sunday. */
export function weekday(date: string): number {
  return Temporal.PlainDate.from(date).dayOfWeek;
}

/** Year, month (1-12) and day (1-31) of a date. */
export function dateParts(date: string): { year: number; month: number; day: number } {
  const { year, month, day } = Temporal.PlainDate.from(date);
  return { year, month, day };
}

/** The date of a year, month (1-12) and day. */
export function dateOf(year: number, month: number, day: number): string {
  return Temporal.PlainDate.from({ year, month, day }).toString();
}

/** Days from the Unix epoch (1970-01-01 is 0) to the date. */
export function epochDay(date: string): number {
  return Temporal.PlainDate.from("1970-01-01").until(Temporal.PlainDate.from(date)).days;
}

/** The date that lies `day` days after 1970-01-01. */
export function dateOfEpochDay(day: number): string {
  return addDays("1970-01-01", day);
}
