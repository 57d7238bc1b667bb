/** Whether newer rows of a history go on where a stored one ends. */
import type { DailyBars } from "./types.ts";

/** Vendors compute adjusted prices anew for every answer; more than rounding means that they were adjusted anew. */
const ROUNDING = 1e-9;

const PRICES = ["open", "high", "low", "close"] as const;

/** Whether two prices are the same but for rounding; a price that is unknown is still unknown. */
function isSame(before: number, now: number): boolean {
  return Math.abs(now - before) <= ROUNDING * before || (Number.isNaN(before) && Number.isNaN(now));
}

function joined(stored: Float64Array, kept: number, newer: Float64Array): Float64Array {
  const column = new Float64Array(kept + newer.length);
  column.set(stored.subarray(0, kept));
  column.set(newer, kept);
  return column;
}

/**
 * The stored bars with the newer ones after them, or `undefined` when the newer ones do not continue them. They do
 * when they begin with the newest stored bar at the same prices (its volume may have been corrected since and is
 * taken over), and when no later one is among `adjustedOn`: the New York dates of splits and dividends, which change
 * every earlier adjusted price.
 */
export function continueBars(
  stored: DailyBars,
  newer: DailyBars,
  adjustedOn: readonly string[],
): DailyBars | undefined {
  const last = stored.dates.at(-1);
  if (last === undefined || newer.dates[0] !== last) return undefined;
  if (adjustedOn.some((date) => date > last)) return undefined;
  const kept = stored.dates.length - 1;
  for (const name of PRICES) {
    const before = stored[name][kept] ?? NaN;
    const now = newer[name][0] ?? NaN;
    if (!isSame(before, now)) return undefined;
  }
  return {
    dates: [...stored.dates.slice(0, kept), ...newer.dates],
    open: joined(stored.open, kept, newer.open),
    high: joined(stored.high, kept, newer.high),
    low: joined(stored.low, kept, newer.low),
    close: joined(stored.close, kept, newer.close),
    volume: joined(stored.volume, kept, newer.volume),
  };
}
