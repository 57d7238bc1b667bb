/** Adjusted columns: history rewritten as if every later split and dividend had already happened. */
import type { DailyBars } from "../../../../src/engine/bars/types.ts";
import { adjustedRow } from "../adjusted-row.ts";
import type { DailyRow } from "../market-data.ts";
import type { PlainDay } from "./plain-days.ts";

/** What each day's prices and volume are multiplied by. */
interface Factors {
  readonly prices: Float64Array;
  readonly splits: Float64Array;
}

/**
 * In the way of CRSP: on an ex-dividend day all earlier prices shrink by the dividend's share of the close before it,
 * on a split by the split. The last day is not adjusted.
 */
function factorsOf(days: readonly PlainDay[]): Factors {
  const prices = new Float64Array(days.length).fill(1);
  const splits = new Float64Array(days.length).fill(1);
  for (let index = days.length - 1; index > 0; index--) {
    const [day, before] = [days[index], days[index - 1]];
    if (!day || !before) continue;
    prices[index - 1] = (prices[index] ?? NaN) * ((1 - day.divCash / before.close) / day.splitFactor);
    splits[index - 1] = (splits[index] ?? NaN) * day.splitFactor;
  }
  return { prices, splits };
}

/** The days with adjusted prices and volumes. */
export function adjusted(days: readonly PlainDay[]): DailyRow[] {
  const { prices, splits } = factorsOf(days);
  return days.map((day, index) => adjustedRow(day, prices[index] ?? NaN, splits[index] ?? NaN));
}

/** The adjusted prices and the raw volumes of the days, the same numbers as in their rows. */
export function adjustedBars(days: readonly PlainDay[]): DailyBars {
  const { prices } = factorsOf(days);
  const column = () => new Float64Array(days.length);
  const [open, high, low, close, volume] = [column(), column(), column(), column(), column()];
  for (const [index, day] of days.entries()) {
    const factor = prices[index] ?? NaN;
    open[index] = day.open * factor;
    high[index] = day.high * factor;
    low[index] = day.low * factor;
    close[index] = day.close * factor;
    volume[index] = day.volume;
  }
  return { dates: days.map(({ date }) => date), open, high, low, close, volume };
}
