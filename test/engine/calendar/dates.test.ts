import fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import { describe, it } from "vitest";
import {
  addDays,
  dateOf,
  dateOfEpochDay,
  dateParts,
  epochDay,
  isDate,
  weekday,
} from "../../../src/engine/calendar/dates.ts";

describe("calendar dates", () => {
  it("count days from the epoch as the calendar does, and back", ({ expect }) => {
    const epoch = Temporal.PlainDate.from("1970-01-01");
    fc.assert(
      fc.property(fc.integer({ min: -700_000, max: 2_900_000 }), (day) => {
        const expected = epoch.add({ days: day });
        const date = expected.toString();
        const { year, month, day: dayOfMonth } = expected;
        expect(dateOfEpochDay(day)).toBe(date);
        expect(addDays("1970-01-01", day)).toBe(date);
        expect(addDays(date, -day)).toBe("1970-01-01");
        expect(epochDay(date)).toBe(day);
        expect(weekday(date)).toBe(expected.dayOfWeek);
        expect(dateParts(date)).toEqual({ year, month, day: dayOfMonth });
        expect(dateOf(year, month, dayOfMonth)).toBe(date);
      }),
    );
  });

  it("refuse what is no date", ({ expect }) => {
    for (const text of [
      "2026-02-29",
      "2026-13-01",
      "2026-00-10",
      "2026-01-00",
      "2026-1-1",
      "2026-01-01T00",
    ]) {
      expect(isDate(text), text).toBe(false);
      expect(() => addDays(text, 1), text).toThrow(RangeError);
      expect(() => weekday(text), text).toThrow(RangeError);
      expect(() => dateParts(text), text).toThrow(RangeError);
    }
    expect(() => dateOf(2026, 2, 29)).toThrow(RangeError);
  });

  it("exist or do not: a leap day only in a leap year", ({ expect }) => {
    expect(isDate("2028-02-29")).toBe(true);
    expect(isDate("2026-02-29")).toBe(false);
    expect(isDate("2026-2-3")).toBe(false);
    expect(isDate("yesterday")).toBe(false);
  });
});
