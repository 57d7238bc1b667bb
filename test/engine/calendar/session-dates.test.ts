import fc from "fast-check";
import { describe, it } from "vitest";
import { addDays } from "../../../src/engine/calendar/dates.ts";
import { NO_OVERRIDES } from "../../../src/engine/calendar/overrides.ts";
import { otherSessions, sessionDates } from "../../../src/engine/calendar/session-dates.ts";
import { sessionsBetween } from "../../../src/engine/calendar/sessions.ts";

const OPEN = { open: "09:30", close: "16:00" };

describe("the dates of sessions", () => {
  it("are those of the sessions between two dates", ({ expect }) => {
    const days = fc.integer({ min: 0, max: 11_000 });
    fc.assert(
      fc.property(days, fc.integer({ min: 0, max: 800 }), (start, length) => {
        const from = addDays("1998-01-01", start);
        const to = addDays(from, length);
        expect(sessionDates(from, to)).toEqual(sessionsBetween(from, to).map(({ date }) => date));
      }),
      { numRuns: 50 },
    );
  });

  it("are none before 1998", ({ expect }) => {
    expect(sessionDates("1990-01-01", "1998-01-05")).toEqual(["1998-01-02", "1998-01-05"]);
    expect(sessionDates("1990-01-01", "1997-12-31")).toEqual([]);
  });

  it("follow overrides", ({ expect }) => {
    const overrides = { "2026-08-13": null, "2026-08-15": OPEN, "2026-08-14": OPEN, "2026-09-01": null };
    expect(sessionDates("2026-08-12", "2026-08-17", overrides)).toEqual([
      "2026-08-12",
      "2026-08-14",
      "2026-08-15",
      "2026-08-17",
    ]);
    expect(otherSessions(overrides, "2026-08-17")).toEqual({ "2026-08-13": null, "2026-08-15": OPEN });
    expect(otherSessions({ "2026-08-14": OPEN }, "2026-08-17")).toBe(NO_OVERRIDES);
  });
});
