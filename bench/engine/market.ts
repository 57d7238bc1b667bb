/** The data of the engine's benchmarks: ten tickers of the built-in market. */
import { openMarket } from "../../cli/support/market.ts";
import { dailyBars } from "../../cli/support/market-bars.ts";
import type { DailyBars } from "../../src/engine/bars/types.ts";

export const TICKERS = ["SPY", "QQQ", "IWM", "EFA", "TLT", "IEF", "GLD", "DBC", "VNQ", "SHY"] as const;

const FROM = "2006-01-01";
const THROUGH = "2025-12-31";

/** The last `bars` bars of twenty years (about 5,030) of each ticker; all of them without a number. */
export function tenTickers(bars = Infinity): ReadonlyMap<string, DailyBars> {
  const market = openMarket(undefined, THROUGH);
  return new Map(
    TICKERS.map((ticker): [string, DailyBars] => {
      const history = dailyBars(market, ticker);
      if (history === undefined) throw new Error(`the built-in market has no ${ticker}`);
      const since = history.dates.findIndex((date) => date >= FROM);
      const from = Math.max(since, history.dates.length - bars);
      return [
        ticker,
        {
          dates: history.dates.slice(from),
          open: history.open.slice(from),
          high: history.high.slice(from),
          low: history.low.slice(from),
          close: history.close.slice(from),
          volume: history.volume.slice(from),
        },
      ];
    }),
  );
}
