import { describe, it } from "vitest";
import { market, SESSIONS } from "../support/market.ts";
import { condition, heldOn, hold, indicator } from "../support/strategies.ts";

const table = market({ SPY: SESSIONS.map(() => 10) });

/** The sessions of 2026 on which the conditions hold. */
function datesOf(...conditions: object[]): string[] {
  const held = heldOn(indicator(conditions, [hold("SPY")], []), table);
  return SESSIONS.filter((_, bar) => held[bar] === "SPY");
}

const date = (fields: object) => ({ type: "if", metric: "Date", ...fields });

describe("a condition on the date", () => {
  it("holds on its month and day, whatever its comparator and threshold say", ({ expect }) => {
    expect(datesOf(date({ dateMonth: 3, dateDay: 17 }))).toEqual(["2026-03-17"]);
    expect(datesOf(date({ dateMonth: 3, dateDay: 17, comparator: "lt", threshold: 4 }))).toEqual([
      "2026-03-17",
    ]);
  });

  it("never holds when the market is closed that day", ({ expect }) => {
    // Independence Day, observed on the day before.
    expect(datesOf(date({ dateMonth: 7, dateDay: 4 }))).toEqual([]);
    expect(datesOf(date({ dateMonth: 2, dateDay: 31 }))).toEqual([]);
  });

  it("means the first when month or day are missing", ({ expect }) => {
    expect(datesOf(date({ dateMonth: 4 }))).toEqual(["2026-04-01"]);
    expect(datesOf(date({ dateDay: 6 }))).toEqual(["2026-01-06"]);
  });

  it("expanded, holds from its day to the last one, both included", ({ expect }) => {
    const days = date({ expanded: true, dateMonth: 1, dateDay: 7, dateTo: { month: 1, day: 12 } });
    expect(datesOf(days)).toEqual(["2026-01-07", "2026-01-08", "2026-01-09", "2026-01-12"]);
  });

  it("expanded without an end, holds to the end of its month", ({ expect }) => {
    expect(datesOf(date({ expanded: true, dateMonth: 4, dateDay: 29 }))).toEqual([
      "2026-04-29",
      "2026-04-30",
    ]);
    expect(datesOf(date({ expanded: true, dateMonth: 2, dateDay: 26, dateTo: { month: 2 } }))).toEqual([
      "2026-02-26",
      "2026-02-27",
    ]);
  });

  it("may go over the turn of the year", ({ expect }) => {
    const turn = date({ expanded: true, dateMonth: 12, dateDay: 29, dateTo: { month: 1, day: 6 } });
    expect(datesOf(turn)).toEqual(["2026-01-05", "2026-01-06", "2026-12-29", "2026-12-30", "2026-12-31"]);
  });

  it("joins other conditions, and may be asked for on several days in a row", ({ expect }) => {
    const january = { expanded: true, dateMonth: 1, dateDay: 5, dateTo: { month: 1, day: 9 } };
    expect(datesOf(date({ ...january, forDays: 4 }))).toEqual(["2026-01-08", "2026-01-09"]);
    expect(datesOf(date(january), condition("SPY", 1000, { type: "and" }))).toEqual([]);
    expect(datesOf(condition("SPY", 1000), date({ dateMonth: 1, dateDay: 5, type: "or" }))).toEqual([
      "2026-01-05",
    ]);
  });
});
