import type { MarketData } from "../../sim/exchange/market/market-data.ts";
import { alignBars } from "../../src/engine/bars/align.ts";
import type { BarTable, DailyBars } from "../../src/engine/bars/types.ts";

/** The adjusted daily bars of a market's ticker; `undefined` when the market lacks it. */
export function dailyBars(market: MarketData, ticker: string): DailyBars | undefined {
  const rows = market.get(ticker)?.rows;
  if (rows === undefined) return undefined;
  return {
    dates: rows.map(({ date }) => date),
    open: Float64Array.from(rows, ({ adjOpen }) => adjOpen),
    high: Float64Array.from(rows, ({ adjHigh }) => adjHigh),
    low: Float64Array.from(rows, ({ adjLow }) => adjLow),
    close: Float64Array.from(rows, ({ adjClose }) => adjClose),
    volume: Float64Array.from(rows, ({ volume }) => volume),
  };
}

/** The tickers of a market on their common calendar; those that the market lacks are left out. */
export function marketTable(market: MarketData, tickers: readonly string[]): BarTable {
  const bars = new Map<string, DailyBars>();
  for (const ticker of tickers) {
    const daily = dailyBars(market, ticker);
    if (daily !== undefined) bars.set(ticker, daily);
  }
  return alignBars(bars);
}
