import { type Backtest, backtest } from "../../src/engine/backtest/backtest.ts";
import { barsOn } from "../../src/engine/bars/align.ts";
import type { BarColumns } from "../../src/engine/bars/types.ts";
import { compile } from "../../src/engine/evaluate/compile.ts";
import type { Finding } from "../../src/engine/strategy/finding.ts";
import { openStrategyData } from "../support/strategy-data.ts";
import { DEFAULT_BENCHMARK, StrategyMarket } from "../support/strategy-market.ts";
import { UserError } from "../support/user-error.ts";
import type { BacktestArguments } from "./arguments.ts";

export interface BacktestRun {
  readonly name: string;
  readonly backtest: Backtest;
  /** The ticker that it was compared with. */
  readonly benchmark: string | null;
  readonly findings: readonly Finding[];
}

function benchmarkOf(
  asked: string | undefined,
  market: StrategyMarket,
  dates: readonly string[],
): { ticker: string; columns: BarColumns } | null {
  const ticker = asked ?? DEFAULT_BENCHMARK;
  const bars = asked === undefined ? market.barsIfGood(ticker) : market.bars(ticker);
  if (bars !== undefined) return { ticker, columns: barsOn(dates, bars) };
  if (asked === undefined) return null;
  throw new UserError(`--benchmark ${asked}: the data have no such ticker`);
}

/** Runs the backtest of the arguments. What keeps it from running is a `UserError`. */
export function runBacktest(args: BacktestArguments, today: number): BacktestRun {
  const market = StrategyMarket.open(args.data, today);
  const data = openStrategyData(args.strategy, market);
  const benchmark = benchmarkOf(args.benchmark, market, data.table.dates);
  const result = backtest(compile(data.file.strategy), data.table, {
    timing: args.timing,
    costBps: args.costBps,
    ...(args.from === undefined ? {} : { from: args.from }),
    ...(args.to === undefined ? {} : { to: args.to }),
    ...(args.split === undefined ? {} : { split: args.split }),
    ...(benchmark === null ? {} : { benchmark: benchmark.columns }),
  });
  if (!result.ok) throw new UserError(`${args.strategy}: ${result.message}`);
  return {
    name: data.file.name,
    backtest: result.backtest,
    benchmark: benchmark?.ticker ?? null,
    findings: [...data.findings, ...result.backtest.findings],
  };
}
