/**
 * New York wall time and UTC instants, by the IANA rules of `America/New_York`.
 *
 * An instant is always a number of epoch milliseconds (UTC); a date is `YYYY-MM-DD` and a time `HH:MM`,
 * both on the New York clock. Nothing here reads the current time.
 */
import { Temporal } from "temporal-polyfill";

const NEW_YORK = "America/New_York";

function zoned(instant: number): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(Math.floor(instant)).toZonedDateTimeISO(NEW_YORK);
}

/** The New York calendar date (`YYYY-MM-DD`) of an instant (epoch ms). */
export function newYorkDate(instant: number): string {
  return zoned(instant).toPlainDate().toString();
}

/** The New York wall time (`HH:MM`, minutes rounded down) of an instant (epoch ms). */
export function newYorkTime(instant: number): string {
  return zoned(instant).toPlainTime().toString({ smallestUnit: "minute" });
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

/** The instant (epoch ms) as RFC 3339 in UTC with milliseconds: `2026-11-23T20:55:00.000Z`. */
export function utcTimestamp(instant: number): string {
  return Temporal.Instant.fromEpochMilliseconds(Math.floor(instant)).toString({
    fractionalSecondDigits: 3,
  });
}

/**
 * The instant (epoch ms) that an RFC 3339 timestamp names, whatever its offset and fraction; digits below a
 * millisecond are dropped. Returns `undefined` when the text is not such a timestamp.
 */
export function parseTimestamp(text: string): number | undefined {
  try {
    return Temporal.Instant.from(text).epochMilliseconds;
  } catch {
    return undefined;
  }
}
