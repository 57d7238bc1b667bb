import { type BarRange, WORD, wordOf } from "../columns/bar-range.ts";
import { type TruthColumn, unknownTruths } from "../columns/truth-column.ts";
import type { DayOfYear } from "../strategy/condition.ts";

/** A day of the year as a number that orders days: month times 100 plus day, 1122 for November 22. */
export function dayNumber({ month, day }: DayOfYear): number {
  return month * 100 + day;
}

/** The day number of a New York date, `YYYY-MM-DD`. */
export function dayNumberOf(date: string): number {
  return Number(date.slice(5, 7)) * 100 + Number(date.slice(8, 10));
}

/**
 * The column of "the bar's date lies in the range of days of the year", both ends included; a range whose end is
 * before its start goes over the new year. `days` are the bars' day numbers. Never unknown.
 */
export function dateColumn(days: Uint16Array, from: DayOfYear, to: DayOfYear, range: BarRange): TruthColumn {
  const column = unknownTruths(range);
  const first = dayNumber(from);
  const last = dayNumber(to);
  for (let bar = range.from; bar < range.to; bar++) {
    const day = days[bar] ?? 0;
    const holds = first <= last ? first <= day && day <= last : day >= first || day <= last;
    const plane = holds ? column.isTrue : column.isFalse;
    const word = wordOf(bar) - column.firstWord;
    plane[word] = (plane[word] ?? 0) | (1 << (bar % WORD));
  }
  return column;
}
