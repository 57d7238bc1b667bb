import type { DayOfYear } from "../condition.ts";
import { below, type Location, refuse } from "./location.ts";
import type { ConditionShape } from "./shape/condition.ts";

/** As the end of a range it means the month's end in every month. */
const LAST_DAY = 31;

/** The days of the year that a Date condition means, or `null` after noting why there are none. */
export function parseDays(
  { dateMonth, dateDay, dateTo, expanded }: ConditionShape,
  at: Location,
): { from: DayOfYear; to: DayOfYear } | null {
  const from = parseDay(dateMonth ?? 1, dateDay ?? 1, below(at, "dateMonth"), below(at, "dateDay"));
  if (from === null || expanded !== true) return from && { from, to: from };
  const end = below(at, "dateTo");
  const to = parseDay(
    dateTo?.month ?? from.month,
    dateTo?.day ?? LAST_DAY,
    below(end, "month"),
    below(end, "day"),
  );
  return to && { from, to };
}

function parseDay(month: number, day: number, monthAt: Location, dayAt: Location): DayOfYear | null {
  if (!isWholeBetween(month, 12)) return refuse(monthAt, "date.impossible", `there is no month ${month}`);
  if (!isWholeBetween(day, LAST_DAY)) return refuse(dayAt, "date.impossible", `there is no day ${day}`);
  return { month, day };
}

function isWholeBetween(value: number, most: number): boolean {
  return Number.isInteger(value) && value >= 1 && value <= most;
}
