/** A small market whose prices move within the day and from day to day. */
import { sessionsBetween } from "../../../src/engine/calendar/sessions.ts";
import type { Listing, MarketData } from "../../../sim/exchange/market/market-data.ts";
import { row } from "./market.ts";

/** A ticker that opens somewhere between 100 and 110 and ends up to 3 away, with lows and highs beyond both. */
function moving(step: number): Listing {
  const rows = sessionsBetween("2026-10-01", "2026-12-31").map(({ date }, index) => {
    const open = 100 + ((index * step) % 11);
    const close = open + ((index * 5) % 7) - 3;
    const high = Math.max(open, close) + 1.25;
    const low = Math.min(open, close) - 1.5;
    return row(date, close, { open, high, low, volume: 1_000_003 + index * 17 });
  });
  return { name: `Moves by ${step}`, rows };
}

/** MOVE and WAVE trade from 2026-10-01 to the end of the year. */
export const movingMarket: MarketData = new Map([
  ["MOVE", moving(7)],
  ["WAVE", moving(3)],
]);
