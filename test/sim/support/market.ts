/** Small markets with prices that a test can name. */
import { sessionsBetween } from "../../../src/engine/calendar/sessions.ts";
import type { DailyRow, Listing, MarketData } from "../../../sim/exchange/market/market-data.ts";

/** A row whose prices all stand at `close`, unless told otherwise. */
export function row(date: string, close: number, more: Partial<DailyRow> = {}): DailyRow {
  const { open = close, high = Math.max(open, close), low = Math.min(open, close) } = more;
  return {
    date,
    open,
    high,
    low,
    close,
    volume: 1_000_000,
    adjOpen: open,
    adjHigh: high,
    adjLow: low,
    adjClose: close,
    adjVolume: 1_000_000,
    divCash: 0,
    splitFactor: 1,
    ...more,
  };
}

/** A listing that closes at the same price every session from one date to another. */
export function still(price: number, from = "2026-11-02", to = "2026-12-31"): Listing {
  return { name: `Still at ${price}`, rows: sessionsBetween(from, to).map(({ date }) => row(date, price)) };
}

/** CALM stands at 100 (quoted 99.99 to 100.01), DEAR at 400 (399.96 to 400.04), PENNY at 0.5. */
export const calmMarket: MarketData = new Map([
  ["CALM", still(100)],
  ["DEAR", still(400)],
  ["PENNY", still(0.5)],
  ["BRK.B", still(480)],
]);
