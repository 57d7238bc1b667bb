import type { DateCondition, MonthDay } from "../tree/tree.ts";

/** Whether a date (`YYYY-MM-DD`) is the day, or lies in the range, which may wrap over the year's end. */
export function isOnDate({ from, to }: DateCondition, date: string): boolean {
  const [, month, day] = date.split("-").map(Number);
  const today = dayOfYear({ month: month!, day: day! });
  const first = dayOfYear(from);
  if (to === null) return today === first;
  const last = dayOfYear(to);
  return first <= last ? first <= today && today <= last : first <= today || today <= last;
}

/** Days in the order of the year, with room for 31 in every month. */
function dayOfYear({ month, day }: MonthDay): number {
  return 100 * month + day;
}
