import { describe, it } from "vitest";
import { dateColumn, dayNumberOf } from "../../../src/engine/conditions/date-range.ts";
import type { DayOfYear } from "../../../src/engine/strategy/condition.ts";
import { book, lettersOf } from "../support/columns.ts";

const day = (month: number, dayOfMonth: number): DayOfYear => ({ month, day: dayOfMonth });

function truths(dates: readonly string[], from: DayOfYear, to: DayOfYear): string {
  const days = Uint16Array.from(dates, dayNumberOf);
  return lettersOf(dateColumn(days, from, to, { from: 0, to: dates.length }, book), 0, dates.length);
}

describe("a range of days of the year", () => {
  const AROUND_MAY = ["2024-04-30", "2024-05-01", "2024-05-31", "2024-06-03"];

  it("includes both of its ends", ({ expect }) => {
    expect(truths(AROUND_MAY, day(5, 1), day(5, 31))).toBe("FTTF");
    expect(truths(AROUND_MAY, day(4, 30), day(5, 1))).toBe("TTFF");
  });

  it("may go over the new year", ({ expect }) => {
    const turn = ["2023-10-31", "2023-11-01", "2023-12-29", "2024-01-02", "2024-04-30", "2024-05-01"];
    expect(truths(turn, day(11, 1), day(4, 30))).toBe("FTTTTF");
  });

  it("of one day is that day of every year", ({ expect }) => {
    expect(truths(["2023-11-22", "2024-11-22", "2024-11-25"], day(11, 22), day(11, 22))).toBe("TTF");
  });

  it("up to day 31 ends with its month, however long that is", ({ expect }) => {
    expect(truths(["2024-02-28", "2024-02-29", "2024-03-01"], day(2, 1), day(2, 31))).toBe("TTF");
  });

  it("of a day that no month has is never met", ({ expect }) => {
    expect(truths(["2024-02-29", "2024-03-01"], day(2, 30), day(2, 30))).toBe("FF");
  });
});
