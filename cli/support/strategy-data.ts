/** A strategy file and the bars that it runs on. */
import type { BarTable } from "../../src/engine/bars/types.ts";
import type { Finding } from "../../src/engine/strategy/finding.ts";
import { lintStrategy } from "../../src/engine/strategy/lint/lint.ts";
import { errorLines, readStrategyFile, type StrategyFile } from "./strategy-file.ts";
import type { StrategyMarket } from "./strategy-market.ts";
import { UserError } from "./user-error.ts";

export interface StrategyData {
  readonly file: StrategyFile;
  /** The strategy's tickers on their common calendar; for one without tickers, the market's. */
  readonly table: BarTable;
  /** Warnings of reading and linting. */
  readonly findings: readonly Finding[];
}

/** What is said of tickers whose rows are in part of days on which the exchange was shut. */
function closedDays(tickers: Iterable<string>, market: StrategyMarket): Finding[] {
  return [...tickers].flatMap((ticker): Finding[] => {
    const [first, ...others] = market.closedDays(ticker);
    if (first === undefined) return [];
    const rows = others.length === 0 ? `a row of ${first}` : `${others.length + 1} rows as that of ${first}`;
    const message = `${ticker} has ${rows}, when the exchange was shut: left out`;
    return [{ code: "history.closed-days", level: "warning", nodeId: null, path: "", message }];
  });
}

/**
 * Reads a strategy file, finds its tickers in the market, and lints it; anything that keeps it from running is a
 * `UserError`, a line for each.
 */
export function openStrategyData(strategyFile: string, market: StrategyMarket): StrategyData {
  const file = readStrategyFile(strategyFile);
  const linted = lintStrategy(file.strategy, {
    histories: market.histories(file.tickers),
    lastSession: market.lastSession,
    places: file.places,
  });
  const findings = [...file.findings, ...linted, ...closedDays(file.tickers, market)];
  const errors = errorLines(strategyFile, findings);
  if (errors !== "") throw new UserError(errors);
  return { file, table: market.table(file.tickers), findings };
}
