/** Returns by calendar month and year, as in empyrical's `aggregate_returns`. */

export interface MonthReturn {
  readonly year: number;
  /** 1 to 12. */
  readonly month: number;
  /** As a fraction. */
  readonly totalReturn: number;
}

export interface YearReturn {
  readonly year: number;
  /** As a fraction. */
  readonly totalReturn: number;
}

/**
 * The returns of the months in which equity was recorded, each from the last row of the month before; the
 * first one from the first row, so it is the return of a part of a month, as the last one's may be. A month
 * with nothing but the first row has no return and is left out. `dates` are the rows' (`YYYY-MM-DD`).
 */
export function monthlyReturns(equity: Float64Array, dates: readonly string[]): MonthReturn[] {
  return calendarReturns(equity, dates, monthOf).map(({ period, totalReturn }) => ({
    year: Math.floor(period / 12),
    month: (period % 12) + 1,
    totalReturn,
  }));
}

/** As `monthlyReturns`, by year. */
export function yearlyReturns(equity: Float64Array, dates: readonly string[]): YearReturn[] {
  return calendarReturns(equity, dates, yearOf).map(({ period, totalReturn }) => ({
    year: period,
    totalReturn,
  }));
}

interface PeriodReturn {
  readonly period: number;
  readonly totalReturn: number;
}

/** The returns of the stretches of rows whose dates lie in one period. */
function calendarReturns(
  equity: Float64Array,
  dates: readonly string[],
  periodOf: (date: string) => number,
): PeriodReturn[] {
  const returns: PeriodReturn[] = [];
  let before = equity[0] ?? NaN;
  let row = 1;
  while (row < equity.length) {
    const period = periodOf(dates[row] ?? "");
    const end = endOf(period, dates, row, equity.length, periodOf);
    const value = equity[end - 1] ?? NaN;
    returns.push({ period, totalReturn: value / before - 1 });
    before = value;
    row = end;
  }
  return returns;
}

/**
 * The row after the last one, from `row` on and before `end`, that lies in the period. Dates ascend, so that not
 * every row has to be looked at.
 */
function endOf(
  period: number,
  dates: readonly string[],
  row: number,
  end: number,
  periodOf: (date: string) => number,
): number {
  const isInside = (candidate: number) => candidate < end && periodOf(dates[candidate] ?? "") === period;
  let inside = row;
  while (isInside(inside + STRIDE)) inside += STRIDE;
  let outside = inside + STRIDE;
  while (inside + 1 < outside) {
    const middle = (inside + outside) >> 1;
    if (isInside(middle)) inside = middle;
    else outside = middle;
  }
  return outside;
}

/** The number of a date's month, counted from January of the year 0. */
function monthOf(date: string): number {
  return 12 * yearOf(date) + numberIn(date, 5, 7) - 1;
}

function yearOf(date: string): number {
  return numberIn(date, 0, 4);
}

/** The number that some digits of a date write; quicker than cutting them out. */
function numberIn(date: string, from: number, to: number): number {
  let value = 0;
  for (let place = from; place < to; place++) value = 10 * value + date.charCodeAt(place) - ZERO;
  return value;
}

/** A power of two below the about 21 rows of a month. */
const STRIDE = 16;

const ZERO = "0".charCodeAt(0);
