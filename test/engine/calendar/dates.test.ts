import fc from "fast-check";
import { describe, it } from "vitest";
import { addDays, dateOfEpochDay, epochDay, isDate } from "../../../src/engine/calendar/dates.ts";

describe("calendar dates", () => {
  it("count days from the epoch as the calendar does, and back", ({ expect }) => {
    fc.assert(
      fc.property(fc.integer({ min: -40_000, max: 80_000 }), (day) => {
        const date = addDays("1970-01-01", day);
        expect(dateOfEpochDay(day)).toBe(date);
        expect(epochDay(date)).toBe(day);
      }),
    );
  });

  it("exist or do not: a leap day only in a leap year", ({ expect }) => {
    expect(isDate("2028-02-29")).toBe(true);
    expect(isDate("2026-02-29")).toBe(false);
    expect(isDate("2026-2-3")).toBe(false);
    expect(isDate("yesterday")).toBe(false);
  });
});
