/** Small markets for numbers worked out by hand. */
import type { DailyBars } from "../../../../src/engine/bars/types.ts";
import { weekdaysFrom } from "./weekdays.ts";

/** The weekdays from Monday, 2025-11-03 on. */
export const DAYS = weekdaysFrom("2025-11-03", 300);

/** Open and close of a day; high and low are the higher and the lower of the two. */
export type Day = readonly [open: number, close: number];

/** Tickers that trade at one price a day, or from an open to a close; `null` is a day without a bar. */
export function marketWith(
  days: Readonly<Record<string, readonly (number | Day | null)[]>>,
): Map<string, DailyBars> {
  return new Map(Object.entries(days).map(([ticker, prices]) => [ticker, dailyBars(prices)]));
}

function dailyBars(days: readonly (number | Day | null)[]): DailyBars {
  const present = days.flatMap((day, index) => {
    if (day === null) return [];
    const [open, close] = typeof day === "number" ? [day, day] : day;
    return [{ date: DAYS[index]!, open, close }];
  });
  return {
    dates: present.map(({ date }) => date),
    open: Float64Array.from(present, ({ open }) => open),
    high: Float64Array.from(present, ({ open, close }) => Math.max(open, close)),
    low: Float64Array.from(present, ({ open, close }) => Math.min(open, close)),
    close: Float64Array.from(present, ({ close }) => close),
    volume: Float64Array.from(present, () => 1000),
  };
}
