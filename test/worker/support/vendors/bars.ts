/** Bars that a test can write down. */
import type { DailyBars } from "../../../../src/engine/bars/types.ts";

/** Bars with one price a day. */
export function flatBars(dates: readonly string[], price = 100): DailyBars {
  const column = Float64Array.from(dates, () => price);
  return { dates: [...dates], open: column, high: column, low: column, close: column, volume: column };
}
