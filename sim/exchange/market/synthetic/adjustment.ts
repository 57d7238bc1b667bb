/** Adjusted columns: history rewritten as if every later split and dividend had already happened. */
import { adjustedRow } from "../adjusted-row.ts";
import type { DailyRow } from "../market-data.ts";
import type { PlainDay } from "./plain-days.ts";

/**
 * The days with adjusted prices and volumes, in the way of CRSP: on an ex-dividend day all earlier prices shrink
 * by the dividend's share of the close before it, on a split by the split. The last day is not adjusted.
 */
export function adjusted(days: readonly PlainDay[]): DailyRow[] {
  const rows: DailyRow[] = [];
  let factor = 1;
  let splits = 1;
  for (let index = days.length - 1; index >= 0; index--) {
    const day = days[index];
    if (!day) continue;
    rows.push(adjustedRow(day, factor, splits));
    const before = days[index - 1];
    if (before) factor *= (1 - day.divCash / before.close) / day.splitFactor;
    splits *= day.splitFactor;
  }
  return rows.toReversed();
}
