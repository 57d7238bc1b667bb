/**
 * New York wall time and UTC instants, by the IANA rules of `America/New_York`.
 *
 * An instant is always a number of epoch milliseconds (UTC); a date is `YYYY-MM-DD` and a time `HH:MM`,
 * both on the New York clock. Nothing here reads the current time.
 */
import { Temporal } from "temporal-polyfill";
import { dateOfEpochDay, epochDay, isDate } from "./dates.ts";

const NEW_YORK = "America/New_York";
const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

function zoned(instant: number): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(Math.floor(instant)).toZonedDateTimeISO(NEW_YORK);
}

/** New York's offsets in hours of UTC that were asked for before. Offsets change with a full hour. */
const offsets = new Map<number, number>();
const MOST_OFFSETS = 1_000;

/** New York's clock at an instant (epoch ms), as milliseconds since midnight of 1970-01-01 on that clock. */
function wallClock(instant: number): number {
  const hour = Math.floor(instant / HOUR);
  let offset = offsets.get(hour);
  if (offset === undefined) {
    offset = zoned(instant).offsetNanoseconds / 1e6;
    if (offsets.size >= MOST_OFFSETS) offsets.clear();
    offsets.set(hour, offset);
  }
  return Math.floor(instant) + offset;
}

const digits = (value: number, count = 2) => String(value).padStart(count, "0");

/** `HH:MM` of milliseconds since some midnight. */
function hoursAndMinutes(milliseconds: number): string {
  const ofDay = milliseconds - DAY * Math.floor(milliseconds / DAY);
  return `${digits(Math.floor(ofDay / HOUR))}:${digits(Math.floor(ofDay / MINUTE) % 60)}`;
}

/** The New York calendar date (`YYYY-MM-DD`) of an instant (epoch ms). */
export function newYorkDate(instant: number): string {
  return dateOfEpochDay(Math.floor(wallClock(instant) / DAY));
}

/** The New York wall time (`HH:MM`, minutes rounded down) of an instant (epoch ms). */
export function newYorkTime(instant: number): string {
  return hoursAndMinutes(wallClock(instant));
}

/** The instant as RFC 3339 with New York's offset, as Alpaca's clock answers it: `2026-11-23T15:55:00-05:00`. */
export function newYorkTimestamp(instant: number): string {
  return zoned(instant).toString({ timeZoneName: "never", smallestUnit: "second" });
}

/** Instants that were asked for before: a day asks for the same few again and again. */
const instants = new Map<string, number>();
const MOST_INSTANTS = 1_000;

/**
 * The instant (epoch ms) of a New York date and wall time. A time that a change to daylight saving skips
 * moves forward by the gap; one that occurs twice means the first. Throws `RangeError` on a malformed argument.
 */
export function newYorkInstant(date: string, time: string): number {
  const key = `${date} ${time}`;
  const known = instants.get(key);
  if (known !== undefined) return known;
  const { epochMilliseconds } = Temporal.PlainDate.from(date).toZonedDateTime({
    timeZone: NEW_YORK,
    plainTime: time,
  });
  if (instants.size >= MOST_INSTANTS) instants.clear();
  instants.set(key, epochMilliseconds);
  return epochMilliseconds;
}

/**
 * The instant (epoch ms) as RFC 3339 in UTC with milliseconds: `2026-11-23T20:55:00.000Z`; for the years 0 to 9999. Throws
 * `RangeError` when it is not finite.
 */
export function utcTimestamp(instant: number): string {
  if (!Number.isFinite(instant)) throw new RangeError(`${instant} is not an instant`);
  const milliseconds = Math.floor(instant);
  const seconds = Math.floor(milliseconds / SECOND);
  const date = dateOfEpochDay(Math.floor(milliseconds / DAY));
  const second = digits(seconds - 60 * Math.floor(seconds / 60));
  return `${date}T${hoursAndMinutes(milliseconds)}:${second}.${digits(milliseconds - SECOND * seconds, 3)}Z`;
}

/** As vendors write them: a date, a time with seconds, and how far that is from UTC. */
const USUAL =
  /^(\d{4}-\d{2}-\d{2})T([01]\d|2[0-3]):([0-5]\d):([0-5]\d)(?:\.(\d{1,9}))?(?:Z|([+-])([01]\d|2[0-3]):([0-5]\d))$/;

/** The instant of a timestamp in the usual form; `undefined` for any other text. */
function usualInstant(text: string): number | undefined {
  const [, date = "", hour, minute, second, fraction = "", sign, hours = 0, minutes = 0] =
    USUAL.exec(text) ?? [];
  if (!isDate(date)) return undefined;
  const time = Number(hour) * HOUR + Number(minute) * MINUTE + Number(second) * SECOND;
  const offset = (Number(hours) * HOUR + Number(minutes) * MINUTE) * (sign === "-" ? -1 : 1);
  return epochDay(date) * DAY + time + Number(fraction.slice(0, 3).padEnd(3, "0")) - offset;
}

/**
 * The instant (epoch ms) that an RFC 3339 timestamp names, whatever its offset and fraction; digits below a
 * millisecond are dropped. Returns `undefined` when the text is not such a timestamp.
 */
export function parseTimestamp(text: string): number | undefined {
  const usual = usualInstant(text);
  if (usual !== undefined) return usual;
  try {
    return Temporal.Instant.from(text).epochMilliseconds;
  } catch {
    return undefined;
  }
}
