import type { Finding } from "../../src/engine/strategy/finding.ts";
import type { Metrics } from "../../src/engine/metrics/metrics.ts";
import type { SplitMetrics } from "../../src/engine/metrics/split-metrics.ts";
import type { BacktestRun } from "./run.ts";

/** What `--json` prints. Fractions throughout; dates are New York dates. */
export interface BacktestReport {
  readonly metrics: Metrics;
  /** Of the parts before and from the date of `--split`. */
  readonly split?: SplitMetrics;
  /** Equity at each bar's decision, before its trade; starts at 1. */
  readonly equity: readonly { readonly date: string; readonly equity: number }[];
  /** What each bar's decision wants to hold, the last one's too; the rest is cash. */
  readonly decisions: readonly {
    readonly date: string;
    readonly weights: Readonly<Record<string, number>>;
  }[];
  readonly findings: readonly Finding[];
}

/** The report of a run. */
export function reportOf({ backtest, findings }: BacktestRun): BacktestReport {
  const { dates, simulation, weights, metrics, split } = backtest;
  const columns = [...weights];
  return {
    metrics,
    ...(split === null ? {} : { split }),
    equity: dates.map((date, row) => ({ date, equity: simulation.equity[row] ?? NaN })),
    decisions: dates.map((date, row) => ({
      date,
      weights: Object.fromEntries(
        columns
          .map(([ticker, column]): [string, number] => [ticker, column[row] ?? 0])
          .filter(([, weight]) => weight > 0),
      ),
    })),
    findings,
  };
}
