import { describe, it } from "vitest";
import { addDays, weekday } from "../../../src/engine/calendar/dates.ts";
import { newYorkInstant, newYorkTime, newYorkTimestamp } from "../../../src/engine/calendar/new-york.ts";
import {
  nextSession,
  previousSession,
  sessionOn,
  sessionsBetween,
} from "../../../src/engine/calendar/sessions.ts";
import { PUBLISHED } from "./published.ts";

describe("the exchange's calendar", () => {
  it.for(Object.entries(PUBLISHED))(
    "of %s is the one that was published",
    ([year, published], { expect }) => {
      const sessions = sessionsBetween(`${year}-01-01`, `${year}-12-31`);
      const open = new Set(sessions.map(({ date }) => date));
      const closed: string[] = [];
      for (let date = `${year}-01-01`; date <= `${year}-12-31`; date = addDays(date, 1)) {
        if (weekday(date) <= 5 && !open.has(date)) closed.push(date.slice(5));
      }
      const early = sessions.filter(({ close }) => newYorkTime(close) === "13:00");
      expect(closed).toEqual(published.closed);
      expect(early.map(({ date }) => date.slice(5))).toEqual(published.early);
      expect(early.every(({ earlyClose }) => earlyClose)).toBe(true);
      expect(sessions).toHaveLength(published.sessions);
    },
  );

  it.for(Object.keys(PUBLISHED))(
    "opens at 09:30 and closes at 16:00 on every other day of %s",
    (year, { expect }) => {
      const sessions = sessionsBetween(`${year}-01-01`, `${year}-12-31`);
      const hours = sessions
        .filter(({ earlyClose }) => !earlyClose)
        .map(({ open, close }) => `${newYorkTime(open)}-${newYorkTime(close)}`);
      expect(new Set(hours)).toEqual(new Set(["09:30-16:00"]));
    },
  );

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

describe("what a broker knows better than the rules", () => {
  const overrides = {
    "2026-11-24": null,
    "2026-11-25": { open: "09:30", close: "13:00" },
    "2026-11-26": { open: "10:00", close: "16:00" },
  };

  it("closes a day, closes one early, and opens a holiday", ({ expect }) => {
    expect(sessionOn("2026-11-24", overrides)).toBeUndefined();
    expect(sessionOn("2026-11-25", overrides)).toMatchObject({ earlyClose: true });
    expect(newYorkTimestamp(sessionOn("2026-11-26", overrides)!.open)).toBe("2026-11-26T10:00:00-05:00");
  });

  it("leaves every other day to the rules", ({ expect }) => {
    expect(sessionOn("2026-11-23", overrides)).toEqual(sessionOn("2026-11-23"));
    expect(sessionOn("2026-11-28", overrides)).toBeUndefined();
  });

  it("is seen by whoever looks for the next or the last session", ({ expect }) => {
    expect(nextSession("2026-11-23", overrides).date).toBe("2026-11-25");
    expect(previousSession("2026-11-25", overrides).date).toBe("2026-11-23");
    expect(nextSession("2026-11-25", overrides).date).toBe("2026-11-26");
  });
});
