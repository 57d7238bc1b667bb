import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addDays } from "../../../src/engine/calendar/dates.ts";
import { monthlyReturns, yearlyReturns } from "../../../src/engine/metrics/calendar-returns.ts";
import { holdsAlways } from "../support/property.ts";
import { EMPYRICAL_PLACES, equityOf, SIMPLE_BENCHMARK } from "./support/returns.ts";

const DATES = [
  "2025-11-26",
  "2025-11-28",
  "2025-12-30",
  "2025-12-31",
  "2026-01-02",
  "2026-03-02",
  "2026-03-03",
];
const EQUITY = Float64Array.of(1, 1.25, 1.5, 2.5, 2, 3, 4);

describe("returns by month", () => {
  test("run from the last bar of the month before, the first from the first bar", () => {
    const months = monthlyReturns(EQUITY, DATES);
    expect(months.map(({ year, month }) => [year, month])).toEqual([
      [2025, 11],
      [2025, 12],
      [2026, 1],
      [2026, 3],
    ]);
    const expected = [0.25, 1, -0.2, 1];
    for (const [index, value] of expected.entries()) {
      expect(months[index]!.totalReturn).toBeCloseTo(value, 12);
    }
  });

  test("are empyrical's aggregate_returns", () => {
    // Nine returns from 2000-01-30 on, the first two in January.
    const days = ["01-30", "01-31", "02-01", "02-02", "02-03", "02-04", "02-05", "02-06", "02-07"];
    const dates = ["2000-01-29", ...days.map((day) => `2000-${day}`)];
    const [january, february, ...others] = monthlyReturns(equityOf(SIMPLE_BENCHMARK), dates);
    expect(january!.totalReturn).toBeCloseTo(0.01, EMPYRICAL_PLACES);
    expect(february!.totalReturn).toBeCloseTo(0.03030099999999991, EMPYRICAL_PLACES);
    expect(others).toEqual([]);
    const [year] = yearlyReturns(equityOf(SIMPLE_BENCHMARK), dates);
    expect(year!.totalReturn).toBeCloseTo(0.040604010000000024, EMPYRICAL_PLACES);
  });

  test("leave out a month that has the first bar only", () => {
    expect(monthlyReturns(Float64Array.of(1, 2), ["2025-11-28", "2025-12-01"])).toEqual([
      { year: 2025, month: 12, totalReturn: 1 },
    ]);
    expect(monthlyReturns(Float64Array.of(1), ["2025-11-28"])).toEqual([]);
    expect(monthlyReturns(new Float64Array(), [])).toEqual([]);
  });
});

describe("returns by year", () => {
  test("run from the last bar of the year before, and hold what the months compound to", () => {
    expect(yearlyReturns(EQUITY, DATES)).toEqual([
      { year: 2025, totalReturn: 1.5 },
      { year: 2026, totalReturn: 4 / 2.5 - 1 },
    ]);
  });

  test("tell the same month of two years apart", () => {
    const dates = ["2024-12-31", "2025-01-02", "2026-01-02"];
    expect(monthlyReturns(Float64Array.of(1, 2, 3), dates)).toEqual([
      { year: 2025, month: 1, totalReturn: 1 },
      { year: 2026, month: 1, totalReturn: 0.5 },
    ]);
  });
});

test("whatever days the calendar has, a month runs to the last row of its own", () => {
  const gaps = fc.array(fc.oneof(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 500 })), {
    minLength: 1,
    maxLength: 120,
  });
  holdsAlways(
    fc.property(gaps, (days) => {
      const dates = ["2019-12-30"];
      for (const gap of days) dates.push(addDays(dates.at(-1)!, gap));
      const equity = Float64Array.from(dates, (_, row) => 1 + row / 7);
      const last = new Map<string, number>();
      for (const [row, date] of dates.entries()) if (row > 0) last.set(date.slice(0, 7), row);
      const rows = [0, ...last.values()];
      const expected = [...last.keys()].map((month, index) => ({
        year: Number(month.slice(0, 4)),
        month: Number(month.slice(5)),
        totalReturn: equity[rows[index + 1]!]! / equity[rows[index]!]! - 1,
      }));
      expect(monthlyReturns(equity, dates)).toEqual(expected);
    }),
  );
});
