/** A strategy on history: what it would have held, and what that would have earned. */
import type { BarColumns, BarTable } from "../bars/types.ts";
import { evaluate } from "../evaluate/evaluate.ts";
import type { Evaluation } from "../evaluate/evaluation.ts";
import type { Program } from "../evaluate/program.ts";
import { settledBars, warmUpBars } from "../evaluate/required-bars.ts";
import { drawdownColumn } from "../metrics/drawdown-column.ts";
import { type Metrics, metricsOf } from "../metrics/metrics.ts";
import { type SplitMetrics, splitMetrics } from "../metrics/split-metrics.ts";
import type { Finding } from "../strategy/finding.ts";
import type { Timing } from "../timing.ts";
import { buyAndHold } from "./buy-and-hold.ts";
import { type Simulation, simulate } from "./simulate.ts";

export interface BacktestOptions {
  /** New York date before which nothing is traded; the history before it still warms indicators up. */
  readonly from?: string;
  /** New York date after which nothing is looked at. */
  readonly to?: string;
  readonly timing: Timing;
  /** Basis points of the amount traded, from 0 to below 5000. */
  readonly costBps: number;
  /** On the table's calendar. */
  readonly benchmark?: BarColumns;
  /** New York date at which the out-of-sample part begins. */
  readonly split?: string;
}

export interface Backtest {
  /** New York dates of the bars that were traded on; the rows of everything below. */
  readonly dates: readonly string[];
  readonly simulation: Simulation;
  /** Target weights by ticker, as fractions; the last bar's too. Made when it is read. */
  readonly weights: ReadonlyMap<string, Float64Array>;
  /** Equity of holding the benchmark; `null` without one. */
  readonly benchmark: Float64Array | null;
  /** How far equity stands below its highest so far, as a positive fraction. */
  readonly drawdowns: Float64Array;
  readonly metrics: Metrics;
  /** The metrics before and from the split date on; `null` without one. */
  readonly split: SplitMetrics | null;
  readonly history: HistoryNeeds;
  /** A warning where the first decision came before the strategy's indicators had settled. */
  readonly findings: readonly Finding[];
}

/** How much history a strategy needs, and had. */
export interface HistoryNeeds {
  /** Bars up to and including the first traded one. */
  readonly bars: number;
  /** Bars until everything is filled. */
  readonly warmUp: number;
  /** Bars until the start of the history has no effect above one part in a million; Infinity when it always may. */
  readonly settled: number;
}

export type BacktestResult =
  | { readonly ok: true; readonly backtest: Backtest }
  | { readonly ok: false; readonly code: "history_too_short" | "no_bars_in_range"; readonly message: string };

/**
 * Backtests a program on a table. It starts on the first bar, not before `from`, on which every ticker that the
 * strategy can hold has a close and every window is filled. Not ok when there is no such bar. Throws `RangeError` for a cost out
 * of its range.
 */
export function backtest(program: Program, table: BarTable, options: BacktestOptions): BacktestResult {
  const { from = "", to, timing, costBps } = options;
  const evaluation = evaluate(program, table, timing);
  const filled = evaluation.start;
  if (filled === Infinity) {
    return {
      ok: false,
      code: "history_too_short",
      message: `the history of ${table.dates.length} bars is too short: the strategy needs ${warmUpBars(program)}, and a price of every ticker that it can hold`,
    };
  }
  const start = Math.max(filled, firstAtOrAfter(table.dates, from));
  const end = to === undefined ? table.dates.length : firstAfter(table.dates, to);
  if (start >= end) {
    const first = table.dates[filled] ?? "";
    return {
      ok: false,
      code: "no_bars_in_range",
      message: `there is nothing to trade on in that range: the strategy can start on ${first}, the data end on ${table.dates.at(-1) ?? ""}`,
    };
  }
  const dates = table.dates.slice(start, end);
  const history = { bars: start + 1, warmUp: warmUpBars(program), settled: settledBars(program) };
  const simulation = simulate({ table, targets: evaluation, start, end, timing, costBps });
  const benchmark =
    options.benchmark === undefined ? null : buyAndHold({ columns: options.benchmark, start, end, timing });
  return {
    ok: true,
    backtest: {
      dates,
      simulation,
      get weights() {
        return weightsIn(evaluation, start, end);
      },
      benchmark,
      drawdowns: drawdownColumn(simulation.equity),
      metrics: metricsOf(simulation, dates, benchmark),
      split: options.split === undefined ? null : splitMetrics(simulation, dates, benchmark, options.split),
      history,
      findings: unsettled(history, table.dates),
    },
  };
}

/** The columns of weights of some bars. */
function weightsIn({ weights }: Evaluation, start: number, end: number): ReadonlyMap<string, Float64Array> {
  return new Map([...weights].map(([ticker, column]) => [ticker, column.subarray(start, end)]));
}

/** Where nothing ever settles the linter says so. */
function unsettled({ bars, settled }: HistoryNeeds, dates: readonly string[]): Finding[] {
  if (bars >= settled || settled === Infinity) return [];
  const date = dates[settled - 1];
  const since = date === undefined ? `${dates.length} are there` : `that is from ${date} on`;
  const message = `the first decision had ${bars} bars of history; indicators have settled to one part in a million after ${settled}: ${since}`;
  return [{ code: "history.unsettled", level: "warning", nodeId: null, path: "", message }];
}

function firstAtOrAfter(dates: readonly string[], date: string): number {
  const found = dates.findIndex((candidate) => candidate >= date);
  return found === -1 ? dates.length : found;
}

function firstAfter(dates: readonly string[], date: string): number {
  const found = dates.findIndex((candidate) => candidate > date);
  return found === -1 ? dates.length : found;
}
