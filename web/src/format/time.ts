/** Instants as New York reads them. */
import { epochDay } from "../../../src/engine/calendar/dates.ts";
import { newYorkDate, parseTimestamp } from "../../../src/engine/calendar/new-york.ts";
import { NOTHING } from "./numeric-text.ts";

const timeZone = "America/New_York";
const TIME = new Intl.DateTimeFormat("en-US", { timeZone, hour: "numeric", minute: "2-digit" });
const EXACT_TIME = new Intl.DateTimeFormat("en-US", { timeZone, timeStyle: "medium" });
const DAY = new Intl.DateTimeFormat("en-US", { timeZone, weekday: "short", month: "short", day: "numeric" });
const WEEKDAY = new Intl.DateTimeFormat("en-US", { timeZone, weekday: "long" });

/** Intl puts a narrow space before AM and PM, and writes them large; a sentence reads better with neither. */
function plain(text: string): string {
  return text.replace("\u202f", " ").replace("AM", "am").replace("PM", "pm");
}

/** `3:55 pm` of an instant (epoch ms). */
export function formatTime(instant: number): string {
  return plain(TIME.format(instant));
}

/** `3:55:07 pm` of an instant (epoch ms). */
export function formatExactTime(instant: number): string {
  return plain(EXACT_TIME.format(instant));
}

/** `Mon, Nov 23` of an instant (epoch ms). */
export function formatDay(instant: number): string {
  return DAY.format(instant);
}

/** The day of an instant as seen from another (both epoch ms): `today`, `tomorrow`, `Monday` or `Mon, Nov 30`. */
export function dayFrom(instant: number, now: number): string {
  const days = epochDay(newYorkDate(instant)) - epochDay(newYorkDate(now));
  if (days === 0) return "today";
  if (days === 1) return "tomorrow";
  return days > 1 && days < 7 ? WEEKDAY.format(instant) : formatDay(instant);
}

/** `Mon, Nov 23, 3:56 pm` of a timestamp (RFC 3339); a dash for null or an unreadable one. */
export function formatTimestamp(timestamp: string | null): string {
  const instant = timestamp === null ? undefined : parseTimestamp(timestamp);
  return instant === undefined ? NOTHING : `${formatDay(instant)}, ${formatTime(instant)}`;
}
