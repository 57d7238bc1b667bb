import { type BarRange, WORD, wordOf } from "../columns/bar-range.ts";
import type { PlaneBook } from "../columns/plane-book.ts";
import { setBits } from "../columns/plane.ts";
import type { TruthColumn } from "../columns/truth-column.ts";
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
export function dateColumn(
  days: Uint16Array,
  from: DayOfYear,
  to: DayOfYear,
  range: BarRange,
  book: PlaneBook,
): TruthColumn {
  const holds = book.plane(range);
  const known = book.plane(range);
  const first = dayNumber(from);
  const last = dayNumber(to);
  for (let bar = range.from; bar < range.to; bar++) {
    const day = days[bar] ?? 0;
    const lies = first <= last ? first <= day && day <= last : day >= first || day <= last;
    if (!lies) continue;
    const at = holds.at + wordOf(bar);
    holds.words[at] = (holds.words[at] ?? 0) | (1 << (bar % WORD));
  }
  setBits(known, range);
  return { holds, known, flip: 0 };
}
