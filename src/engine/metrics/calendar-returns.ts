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
  return calendarReturns(equity, dates, "YYYY-MM".length).map(([month, totalReturn]) => ({
    year: Number(month.slice(0, 4)),
    month: Number(month.slice(5)),
    totalReturn,
  }));
}

/** As `monthlyReturns`, by year. */
export function yearlyReturns(equity: Float64Array, dates: readonly string[]): YearReturn[] {
  return calendarReturns(equity, dates, "YYYY".length).map(([year, totalReturn]) => ({
    year: Number(year),
    totalReturn,
  }));
}

/** The returns of the stretches whose dates begin alike, in their first `length` letters. */
function calendarReturns(
  equity: Float64Array,
  dates: readonly string[],
  length: number,
): [period: string, totalReturn: number][] {
  const returns: [string, number][] = [];
  let before = equity[0] ?? NaN;
  let period = "";
  for (let row = 1; row < equity.length; row++) {
    if (period === "") period = (dates[row] ?? "").slice(0, length);
    const isLast = row + 1 === equity.length || !dates[row + 1]?.startsWith(period);
    if (!isLast) continue;
    const value = equity[row] ?? NaN;
    returns.push([period, value / before - 1]);
    before = value;
    period = "";
  }
  return returns;
}
