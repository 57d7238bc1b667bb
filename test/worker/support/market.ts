import { sessionsBetween } from "../../../src/engine/calendar/sessions.ts";
import type { DailyRow, MarketData } from "../../../sim/exchange/market/market-data.ts";

function row(date: string, close: number): DailyRow {
  const volume = 1_000_000;
  const prices = { open: close, high: close, low: close, close };
  const adjusted = { adjOpen: close, adjHigh: close, adjLow: close, adjClose: close, adjVolume: volume };
  return { date, ...prices, volume, ...adjusted, divCash: 0, splitFactor: 1 };
}

/** Daily rows on every session from one date to another; `closeAt` gives the close of the n-th. */
export function rowsBetween(from: string, to: string, closeAt: (index: number) => number): DailyRow[] {
  return sessionsBetween(from, to).map(({ date }, index) => row(date, closeAt(index)));
}

/** A quiet market through the summer of 2026: each ticker stands at its price every day. */
export function quietMarket(prices: Record<string, number>, to = "2026-08-31"): MarketData {
  return new Map(
    Object.entries(prices).map(([ticker, price]) => [
      ticker,
      { name: ticker, rows: rowsBetween("2026-06-01", to, () => price) },
    ]),
  );
}
