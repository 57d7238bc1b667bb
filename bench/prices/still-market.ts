/** A market of any size in which nothing moves. */
import type { DailyRow, MarketData } from "../../sim/exchange/market/market-data.ts";
import { sessionsBetween } from "../../src/engine/calendar/sessions.ts";

const PRICE = 100;
const VOLUME = 1_000_000;

function stillRow(date: string): DailyRow {
  const prices = { open: PRICE, high: PRICE, low: PRICE, close: PRICE };
  const adjusted = { adjOpen: PRICE, adjHigh: PRICE, adjLow: PRICE, adjClose: PRICE, adjVolume: VOLUME };
  return { date, ...prices, volume: VOLUME, ...adjusted, divCash: 0, splitFactor: 1 };
}

/** Tickers `T0`, `T1`, ... with a row on every session between two New York dates, at $100 each. */
export function stillMarket(tickers: number, from: string, to: string): MarketData {
  const rows = sessionsBetween(from, to).map(({ date }) => stillRow(date));
  return new Map(
    Array.from({ length: tickers }, (_, index) => [`T${index}`, { name: `Ticker ${index}`, rows }]),
  );
}
