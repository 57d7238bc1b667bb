/** The market of the scenario. */
import { dailyBars } from "../../cli/support/market-bars.ts";
import { syntheticMarket } from "../../sim/exchange/market/synthetic/synthetic-market.ts";
import { alignBars } from "../../src/engine/bars/align.ts";
import { appendProvisionalBar } from "../../src/engine/bars/provisional.ts";
import type { BarTable, DailyBars } from "../../src/engine/bars/types.ts";

export const TICKERS = ["SPY", "QQQ", "DIA", "XLU"] as const;

/** The built-in market begins in 2000: a year and a half of bars. */
const THROUGH = "2001-06-29";
const TODAY = "2001-07-02";
/** Sessions of a hole that ends before it has become unknown, and of one that does not. */
const SHORT_HOLE = [300, 304] as const;
const LONG_HOLE = [340, 349] as const;

function without(bars: DailyBars, [from, to]: readonly [number, number]): DailyBars {
  const stays = (_: unknown, row: number) => row < from || row >= to;
  return {
    dates: bars.dates.filter(stays),
    open: bars.open.filter(stays),
    high: bars.high.filter(stays),
    low: bars.low.filter(stays),
    close: bars.close.filter(stays),
    volume: bars.volume.filter(stays),
  };
}

/** The first bars of the built-in market, some with holes, and today's bar before today is over. */
export function scenarioMarket(): BarTable {
  const market = syntheticMarket({ seed: 1, through: THROUGH });
  const bars = new Map<string, DailyBars>();
  for (const ticker of TICKERS) {
    const daily = dailyBars(market, ticker);
    if (daily === undefined) throw new Error(`the built-in market has no ${ticker}`);
    bars.set(ticker, daily);
  }
  const change = (ticker: string, changed: (daily: DailyBars) => DailyBars) =>
    bars.set(ticker, changed(bars.get(ticker)!));
  change("QQQ", (daily) => without(daily, SHORT_HOLE));
  change("DIA", (daily) => without(daily, LONG_HOLE));
  for (const ticker of TICKERS) {
    change(ticker, (daily) => {
      const last = daily.close.at(-1)!;
      return appendProvisionalBar(daily, TODAY, { open: last, high: null, low: null, last: last * 1.01 });
    });
  }
  return alignBars(bars);
}
