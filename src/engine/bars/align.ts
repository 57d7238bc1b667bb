/** Puts tickers whose calendars differ on one common calendar. */
import type { BarColumns, BarTable, DailyBars } from "./types.ts";
import { unknownBars } from "./unknown.ts";

/** The longest hole, in sessions, that the last close bridges. */
export const MOST_CARRIED_SESSIONS = 5;

/**
 * The tickers' bars on the union of their dates. A hole (no bar, or a close that is not a positive number)
 * carries the last close for up to five sessions: open, high and low equal it, volume is 0 and `carried` is 1.
 * From the sixth session on, and before the first bar, everything is unknown (NaN). Nothing is ever filled
 * from a later bar. Throws `RangeError` when a ticker's dates do not ascend or its arrays differ in length.
 */
export function alignBars(bars: ReadonlyMap<string, DailyBars>): BarTable {
  const ascending = new Set<readonly string[]>();
  for (const [ticker, daily] of bars) {
    requireOneLength(ticker, daily);
    if (!ascending.has(daily.dates)) requireAscending(ticker, daily.dates);
    ascending.add(daily.dates);
  }
  const dates = commonCalendar([...ascending]);
  return { dates, columns: new Map([...bars].map(([ticker, daily]) => [ticker, alignedOn(dates, daily)])) };
}

/** One ticker's bars on a calendar, as `alignBars` puts them there. Bars on dates that it lacks are left out. */
export function alignedOn(dates: readonly string[], daily: DailyBars): BarColumns {
  return isSameList(daily.dates, dates) && isPositive(daily.close)
    ? withoutHoles(daily)
    : barsOn(dates, daily);
}

function isSameList(one: readonly string[], other: readonly string[]): boolean {
  return one === other || (one.length === other.length && isEndOf(other, one));
}

/** Whether every number is positive and finite. A loop, because a callback for each takes several times as long. */
function isPositive(column: Float64Array): boolean {
  for (const value of column) if (!(value > 0 && value < Infinity)) return false;
  return true;
}

/**
 * All dates of several ascending lists, ascending. Most histories differ in where they begin alone; then the calendar
 * is the longest list itself.
 */
export function commonCalendar(lists: readonly (readonly string[])[]): readonly string[] {
  const [first = [], ...others] = lists;
  const longest = others.reduce((most, dates) => (dates.length > most.length ? dates : most), first);
  return lists.every((dates) => isEndOf(longest, dates)) ? longest : [...new Set(lists.flat())].sort();
}

/** Whether a list is the end of another one that is as long or longer. */
function isEndOf(longest: readonly string[], dates: readonly string[]): boolean {
  if (dates === longest) return true;
  const start = longest.length - dates.length;
  for (let row = dates.length - 1; row >= 0; row--) if (dates[row] !== longest[start + row]) return false;
  return true;
}

/** Bars that have a close on every date of the calendar are aligned as they are. */
function withoutHoles({ dates, open, high, low, close, volume }: DailyBars): BarColumns {
  return { open, high, low, close, volume, carried: new Uint8Array(dates.length) };
}

function requireOneLength(ticker: string, { dates, open, high, low, close, volume }: DailyBars): void {
  for (const column of [open, high, low, close, volume]) {
    if (column.length !== dates.length) throw new RangeError(`the columns of ${ticker} differ in length`);
  }
}

function requireAscending(ticker: string, dates: readonly string[]): void {
  let previous = "";
  for (const date of dates) {
    if (date <= previous) throw new RangeError(`the dates of ${ticker} do not ascend at ${date}`);
    previous = date;
  }
}

/**
 * One ticker's bars on a calendar, with holes as in `alignBars`. Bars on dates that the calendar lacks are left out.
 * Both must ascend.
 */
export function barsOn(dates: readonly string[], bars: DailyBars): BarColumns {
  const aligned = unknownBars(dates.length);
  let next = 0;
  let lastClose = NaN;
  let hole = 0;
  for (const [row, date] of dates.entries()) {
    while ((bars.dates[next] ?? date) < date) next++;
    const index = bars.dates[next] === date ? next++ : -1;
    const close = bars.close[index] ?? NaN;
    if (Number.isFinite(close) && close > 0) {
      aligned.open[row] = bars.open[index] ?? NaN;
      aligned.high[row] = bars.high[index] ?? NaN;
      aligned.low[row] = bars.low[index] ?? NaN;
      aligned.close[row] = close;
      aligned.volume[row] = bars.volume[index] ?? NaN;
      lastClose = close;
      hole = 0;
    } else if (++hole <= MOST_CARRIED_SESSIONS && !Number.isNaN(lastClose)) {
      carry(aligned, row, lastClose);
    }
  }
  return aligned;
}

function carry(aligned: BarColumns, row: number, close: number): void {
  aligned.open[row] = close;
  aligned.high[row] = close;
  aligned.low[row] = close;
  aligned.close[row] = close;
  aligned.volume[row] = 0;
  aligned.carried[row] = 1;
}
