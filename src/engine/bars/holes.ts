/** What a history lacks: sessions between its bars, and bars that another answer about it has lost. */
import { nextSession } from "../calendar/sessions.ts";

/**
 * The New York date of the bar before the oldest hole among the newest bars of ascending dates, `count` of them: from there on
 * the vendor may know more by now. That of the newest bar where there is no hole; `undefined` of no bars.
 */
export function barBeforeHole(dates: readonly string[], count: number): string | undefined {
  const first = Math.max(0, dates.length - count);
  for (let row = first; row < dates.length - 1; row++) {
    const [date = "", next = ""] = [dates[row], dates[row + 1]];
    if (nextSession(date).date < next) return date;
  }
  return dates.at(-1);
}

/** How many of some ascending dates another ascending list lacks. */
export function datesLost(before: readonly string[], after: readonly string[]): number {
  const known = new Set(after);
  return before.filter((date) => !known.has(date)).length;
}
