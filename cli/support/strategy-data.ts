/** A strategy file and the bars that it runs on. */
import type { MarketData } from "../../sim/exchange/market/market-data.ts";
import { newYorkDate } from "../../src/engine/calendar/new-york.ts";
import { previousSession } from "../../src/engine/calendar/sessions.ts";
import type { BarTable } from "../../src/engine/bars/types.ts";
import type { Finding } from "../../src/engine/strategy/finding.ts";
import { lintStrategy } from "../../src/engine/strategy/lint/lint.ts";
import type { History } from "../../src/engine/strategy/lint/lint-data.ts";
import { openMarket } from "./market.ts";
import { marketTable } from "./market-bars.ts";
import { errorLines, readStrategyFile, type StrategyFile } from "./strategy-file.ts";
import { UserError } from "./user-error.ts";

export interface StrategyData {
  readonly file: StrategyFile;
  readonly market: MarketData;
  /** The strategy's tickers on their common calendar; for one without tickers, the market's. */
  readonly table: BarTable;
  /** Warnings of reading and linting. */
  readonly findings: readonly Finding[];
}

/** The histories of those of the tickers that the market has. */
function historiesOf(market: MarketData, tickers: Iterable<string>): ReadonlyMap<string, History> {
  const histories = new Map<string, History>();
  for (const ticker of tickers) {
    const rows = market.get(ticker)?.rows ?? [];
    const [first, last] = [rows[0], rows.at(-1)];
    if (first === undefined || last === undefined) continue;
    histories.set(ticker, { firstDate: first.date, lastDate: last.date, bars: rows.length });
  }
  return histories;
}

/** The last date of any ticker. */
function lastDateOf(market: MarketData): string | undefined {
  const histories = historiesOf(market, market.keys());
  return Array.from(histories.values(), ({ lastDate }) => lastDate)
    .sort()
    .at(-1);
}

/**
 * Reads a strategy file, finds its tickers in the data, and lints it; anything that keeps it from running is a
 * `UserError`. Without a directory the data are the built-in market up to the last session before `today` (epoch ms).
 */
export function openStrategyData(
  strategyFile: string,
  directory: string | undefined,
  today: number,
): StrategyData {
  const file = readStrategyFile(strategyFile);
  const through = previousSession(newYorkDate(today)).date;
  const market = openMarket(directory, through);
  const linted = lintStrategy(file.strategy, {
    histories: historiesOf(market, file.tickers),
    // The built-in market makes a ticker's rows when they are asked for: asking for all of them takes seconds.
    lastSession: directory === undefined ? through : lastDateOf(market),
    places: file.places,
  });
  const findings = [...file.findings, ...linted];
  const errors = errorLines(strategyFile, findings);
  if (errors !== "") throw new UserError(errors);
  const tickers = file.tickers.length > 0 ? file.tickers : [...market.keys()];
  return { file, market, table: marketTable(market, tickers), findings };
}
