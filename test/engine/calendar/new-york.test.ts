import fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import { describe, it } from "vitest";
import {
  newYorkDate,
  newYorkInstant,
  newYorkTime,
  parseTimestamp,
  utcTimestamp,
} from "../../../src/engine/calendar/new-york.ts";

const zoned = (instant: number) =>
  Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO("America/New_York");

/** Instants from 1900 to 2100. */
const instants = fc.integer({ min: -2_208_988_800_000, max: 4_102_444_800_000 });

describe("New York's clock and instants", () => {
  it("agree with the time zone database at any instant", ({ expect }) => {
    fc.assert(
      fc.property(instants, (instant) => {
        const there = zoned(instant);
        expect(newYorkDate(instant)).toBe(there.toPlainDate().toString());
        expect(newYorkTime(instant)).toBe(there.toPlainTime().toString({ smallestUnit: "minute" }));
      }),
    );
  });

  it("agree with it around every change of the clocks, to the millisecond", ({ expect }) => {
    let change = Temporal.Instant.from("1966-01-01T00:00:00Z").toZonedDateTimeISO("America/New_York");
    for (let count = 0; count < 120; count++) {
      const next = change.getTimeZoneTransition("next");
      if (next === null) break;
      change = next;
      for (const offset of [-3_600_000, -1, 0, 1, 3_599_999, 3_600_000]) {
        const instant = change.epochMilliseconds + offset;
        const there = zoned(instant);
        expect(`${newYorkDate(instant)} ${newYorkTime(instant)}`).toBe(
          `${there.toPlainDate().toString()} ${there.toPlainTime().toString({ smallestUnit: "minute" })}`,
        );
      }
    }
  });

  it("write instants as RFC 3339 in UTC, and read them back", ({ expect }) => {
    expect(utcTimestamp(Date.UTC(2026, 10, 23, 20, 55))).toBe("2026-11-23T20:55:00.000Z");
    expect(() => utcTimestamp(NaN)).toThrow(RangeError);
    fc.assert(
      fc.property(instants, (instant) => {
        expect(utcTimestamp(instant)).toBe(new Date(instant).toISOString());
        expect(utcTimestamp(instant + 0.7)).toBe(new Date(instant).toISOString());
        expect(parseTimestamp(utcTimestamp(instant))).toBe(instant);
      }),
    );
  });

  it("read timestamps of any offset and fraction as Temporal does", ({ expect }) => {
    const part = (most: number) => fc.nat({ max: most }).map((value) => String(value).padStart(2, "0"));
    const timestamp = fc
      .tuple(
        fc.constantFrom("2026-11-23", "2024-02-29", "2026-02-29", "1969-12-31", "0000-01-01", "2026-13-01"),
        part(25),
        part(61),
        part(61),
        fc.constantFrom("", ".5", ".25", ".123456789", ".1234567890"),
        fc.oneof(
          fc.constantFrom("Z", "z", "", "+0530"),
          fc.tuple(part(25), part(61)).map(([h, m]) => `-${h}:${m}`),
        ),
      )
      .map(
        ([date, hour, minute, second, fraction, offset]) =>
          `${date}T${hour}:${minute}:${second}${fraction}${offset}`,
      );
    fc.assert(
      fc.property(timestamp, (text) => {
        let expected: number | undefined;
        try {
          expected = Temporal.Instant.from(text).epochMilliseconds;
        } catch {
          expected = undefined;
        }
        expect(parseTimestamp(text), text).toBe(expected);
      }),
      { numRuns: 2_000 },
    );
    expect(parseTimestamp("yesterday")).toBeUndefined();
  });

  it("come back from a wall time", ({ expect }) => {
    expect(utcTimestamp(newYorkInstant("2026-11-23", "15:55"))).toBe("2026-11-23T20:55:00.000Z");
    expect(utcTimestamp(newYorkInstant("2026-07-23", "15:55"))).toBe("2026-07-23T19:55:00.000Z");
  });
});
