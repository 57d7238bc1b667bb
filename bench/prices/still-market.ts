/** Markets of any size whose prices stand still all day long. */
import type { DailyRow, MarketData } from "../../sim/exchange/market/market-data.ts";
import { sessionsBetween } from "../../src/engine/calendar/sessions.ts";

const PRICE = 100;
const VOLUME = 1_000_000;

function stillRow(date: string, price: number): DailyRow {
  const prices = { open: price, high: price, low: price, close: price };
  const adjusted = { adjOpen: price, adjHigh: price, adjLow: price, adjClose: price, adjVolume: VOLUME };
  return { date, ...prices, volume: VOLUME, ...adjusted, divCash: 0, splitFactor: 1 };
}

/**
 * Tickers `T0`, `T1`, ... with a row on every session between two New York dates; `priceOn` gives the dollars of the
 * n-th ticker on the m-th session, $100 when not given.
 */
export function stillMarket(
  tickers: number,
  from: string,
  to: string,
  priceOn: (ticker: number, session: number) => number = () => PRICE,
): MarketData {
  const sessions = sessionsBetween(from, to);
  return new Map(
    Array.from({ length: tickers }, (_, ticker) => [
      `T${ticker}`,
      {
        name: `Ticker ${ticker}`,
        rows: sessions.map(({ date }, session) => stillRow(date, priceOn(ticker, session))),
      },
    ]),
  );
}
