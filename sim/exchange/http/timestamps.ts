/** Timestamps as the broker writes them: UTC with up to nanoseconds, without needless zeros. */
import { isDate } from "../../../src/engine/calendar/dates.ts";
import { newYorkTimestamp, parseTimestamp, utcTimestamp } from "../../../src/engine/calendar/new-york.ts";
import { remembered } from "../calendar/remembered.ts";

const NANOSECONDS_PER_MS = 1_000_000;
const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;

/** Bars come by the thousand, and many to the hour. */
const hourText = remembered((hour: number) => utcTimestamp(hour * HOUR_MS).slice(0, 14));

/** A whole minute (epoch ms) without a fraction, as bars are stamped: `2026-11-23T20:55:00Z`. */
export function minuteTimestamp(instant: number): string {
  const minute = Math.floor((instant % HOUR_MS) / MINUTE_MS);
  return `${hourText(Math.floor(instant / HOUR_MS))}${String(minute).padStart(2, "0")}:00Z`;
}

/** The fraction of a second, with its point; nothing for a whole second. */
function fractionOf(instant: number, beyond: number): string {
  const milliseconds = String(instant % 1_000).padStart(3, "0");
  const digits = `${milliseconds}${String(beyond % NANOSECONDS_PER_MS).padStart(6, "0")}`;
  const trimmed = digits.replace(/0+$/, "");
  return trimmed === "" ? "" : `.${trimmed}`;
}

/** An instant (epoch ms) with nanoseconds beyond the millisecond (0-999999): `2026-11-23T20:55:00.120000007Z`. */
export function nanosecondTimestamp(instant: number, beyond: number): string {
  const seconds = String(Math.floor((instant % MINUTE_MS) / 1_000)).padStart(2, "0");
  return `${minuteTimestamp(instant).slice(0, 17)}${seconds}${fractionOf(instant, beyond)}Z`;
}

/** An instant (epoch ms) on the New York clock with nanoseconds: `2026-11-23T15:55:00.120000007-05:00`. */
export function newYorkNanosecondTimestamp(instant: number, beyond: number): string {
  const text = newYorkTimestamp(instant);
  return `${text.slice(0, 19)}${fractionOf(instant, beyond)}${text.slice(19)}`;
}

/** Nanoseconds since the epoch of an instant (epoch ms) and what lies beyond it. */
export function nanoseconds(instant: number, beyond: number): bigint {
  return BigInt(instant) * BigInt(NANOSECONDS_PER_MS) + BigInt(beyond % NANOSECONDS_PER_MS);
}

/** Nanoseconds since the epoch that a timestamp or a date (its midnight in UTC) names; `undefined` for neither. */
export function parseNanoseconds(text: string): bigint | undefined {
  const timestamp = isDate(text) ? `${text}T00:00:00Z` : text;
  const instant = parseTimestamp(timestamp);
  if (instant === undefined) return undefined;
  const fraction = /\.(\d+)/.exec(timestamp)?.[1] ?? "";
  return nanoseconds(instant, Number(fraction.slice(3, 9).padEnd(6, "0")));
}
