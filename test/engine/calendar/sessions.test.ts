import { describe, it } from "vitest";
import { newYorkInstant, newYorkTime, newYorkTimestamp } from "../../../src/engine/calendar/new-york.ts";
import {
  nextSession,
  previousSession,
  sessionOn,
  sessionsBetween,
} from "../../../src/engine/calendar/sessions.ts";

/** Sessions a year and 13:00 closes, as the exchange published them. */
const PUBLISHED: Record<string, { sessions: number; early: string[] }> = {
  2024: { sessions: 252, early: ["07-03", "11-29", "12-24"] },
  2025: { sessions: 250, early: ["07-03", "11-28", "12-24"] },
  2026: { sessions: 251, early: ["11-27", "12-24"] },
  2027: { sessions: 251, early: ["11-26"] },
  2028: { sessions: 251, early: ["07-03", "11-24"] },
  2029: { sessions: 251, early: ["07-03", "11-23", "12-24"] },
  2030: { sessions: 251, early: ["07-03", "11-29", "12-24"] },
};

describe("the exchange's calendar", () => {
  for (const [year, expected] of Object.entries(PUBLISHED)) {
    it(`has ${expected.sessions} sessions in ${year}, with early closes ${expected.early.join(", ")}`, ({
      expect,
    }) => {
      const sessions = sessionsBetween(`${year}-01-01`, `${year}-12-31`);
      const early = sessions.filter((session) => session.earlyClose).map((session) => session.date.slice(5));
      expect(sessions.length).toBe(expected.sessions);
      expect(early).toEqual(expected.early);
    });
  }

  it("stays shut on 2025-01-09, the day of mourning, and reopens the day after", ({ expect }) => {
    expect(sessionOn("2025-01-09")).toBeUndefined();
    expect(nextSession("2025-01-08").date).toBe("2025-01-10");
    expect(previousSession("2025-01-10").date).toBe("2025-01-08");
  });

  it("does not keep a New Year's Day that falls on a Saturday", ({ expect }) => {
    expect(sessionOn("2027-12-31")).toBeDefined();
    expect(sessionOn("2028-01-03")).toBeDefined();
  });

  it("knew no Juneteenth before 2022", ({ expect }) => {
    expect(sessionOn("2020-06-19")).toBeDefined();
    expect(sessionOn("2023-06-19")).toBeUndefined();
  });

  it("closes at 13:00 on the day after Thanksgiving and at 16:00 on the day before", ({ expect }) => {
    expect(newYorkTime(sessionOn("2026-11-27")?.close ?? 0)).toBe("13:00");
    expect(newYorkTime(sessionOn("2026-11-25")?.close ?? 0)).toBe("16:00");
    expect(sessionOn("2026-11-26")).toBeUndefined();
  });

  it("moves in UTC when New York changes its clocks, and not on the wall", ({ expect }) => {
    const friday = sessionOn("2026-03-06");
    const monday = sessionOn("2026-03-09");
    expect(newYorkTimestamp(friday?.close ?? 0)).toBe("2026-03-06T16:00:00-05:00");
    expect(newYorkTimestamp(monday?.close ?? 0)).toBe("2026-03-09T16:00:00-04:00");
    expect(newYorkInstant("2026-03-09", "16:00")).toBe(monday?.close);
  });
});
