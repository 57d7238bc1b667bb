/** The strategies of a day: those that the command names, on the market that it has. */
import { addDays } from "../../src/engine/calendar/dates.ts";
import type { MarketData } from "../../sim/exchange/market/market-data.ts";
import { demoStrategies } from "../demo/strategies.ts";
import { readStrategyFile, type StrategyFile } from "../support/strategy-file.ts";
import { UserError } from "../support/user-error.ts";
import type { DayArguments } from "./arguments.ts";

export interface DayStrategy extends StrategyFile {
  readonly sharePercent: number;
}

/** Beyond this a ticker without a row is not a hole in its data: it has ended. */
const LONGEST_HOLE_DAYS = 14;

function checkTicker(market: MarketData, ticker: string, date: string, strategy: string): void {
  const rows = market.get(ticker)?.rows;
  if (!rows) throw new UserError(`${strategy}: unknown ticker ${ticker}`);
  const first = rows[0]?.date ?? "";
  const last = rows.at(-1)?.date ?? "";
  if (first >= date) {
    throw new UserError(`${strategy}: ${ticker} has no history before ${date} (it begins on ${first})`);
  }
  if (last < addDays(date, -LONGEST_HOLE_DAYS)) {
    throw new UserError(`${strategy}: ${ticker} has no prices on ${date} (its data end on ${last})`);
  }
}

/** A day that no ticker of the strategies traded on is not in the data. */
function checkDate(market: MarketData, strategies: readonly StrategyFile[], date: string): void {
  const tickers = new Set(strategies.flatMap((strategy) => strategy.tickers));
  const traded = [...tickers].some((ticker) => market.get(ticker)?.rows.some((row) => row.date === date));
  if (tickers.size > 0 && !traded) throw new UserError(`--date ${date}: the data have no prices on that day`);
}

/** Reads the strategies and checks that the market has their tickers around the date. */
export function readStrategies(args: DayArguments, market: MarketData): DayStrategy[] {
  const strategies =
    args.strategies.length > 0
      ? args.strategies.map(({ file, sharePercent }) => ({ ...readStrategyFile(file), sharePercent }))
      : demoStrategies()
          .slice(0, 1)
          .map((strategy) => ({ ...strategy, sharePercent: 100 }));
  const names = new Set(strategies.map(({ name }) => name));
  if (names.size < strategies.length) throw new UserError("two strategies have the same title");
  for (const { name, tickers } of strategies) {
    for (const ticker of tickers) checkTicker(market, ticker, args.date, name);
  }
  checkDate(market, strategies, args.date);
  return strategies;
}
