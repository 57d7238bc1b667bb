/** A strategy on history: what it would have held, and what that would have earned. */
import type { BarColumns, BarTable } from "../bars/types.ts";
import { evaluate } from "../evaluate/evaluate.ts";
import type { Evaluation } from "../evaluate/evaluation.ts";
import type { Program } from "../evaluate/program.ts";
import { warmUpBars } from "../evaluate/required-bars.ts";
import { drawdownColumn } from "../metrics/drawdown-column.ts";
import { type Metrics, metricsOf } from "../metrics/metrics.ts";
import { type SplitMetrics, splitMetrics } from "../metrics/split-metrics.ts";
import type { Finding } from "../strategy/finding.ts";
import type { Timing } from "../timing.ts";
import { buyAndHold } from "./buy-and-hold.ts";
import { type HistoryNeeds, historyNeeds, unsettledFindings } from "./history-needs.ts";
import type { Simulation } from "./simulation.ts";
import { Simulator } from "./simulator.ts";

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

/** Why there is no backtest. */
export interface NoBacktest {
  readonly ok: false;
  readonly code: "history_too_short" | "no_bars_in_range";
  readonly message: string;
}

export type BacktestResult = { readonly ok: true; readonly backtest: Backtest } | NoBacktest;

export type ScoreResult = { readonly ok: true; readonly metrics: Metrics } | NoBacktest;

/**
 * Backtests a program on a table. It starts on the first bar, not before `from`, on which every ticker that the
 * strategy can hold has a close and every window is filled. Not ok when there is no such bar. Throws `RangeError` for a cost out
 * of its range.
 */
export function backtest(program: Program, table: BarTable, options: BacktestOptions): BacktestResult {
  return new Backtester(table, options).backtest(program, evaluate(program, table, options.timing));
}

/**
 * Backtests one strategy after another on a table, as `backtest` does; what one has in common with the one before is
 * traded once. Evaluations are those of the programs on that table, by the timing of the options.
 */
export class Backtester {
  readonly #table: BarTable;
  readonly #options: BacktestOptions;
  readonly #simulator: Simulator;
  /** The first bar in the range, and the one after the last. */
  readonly #from: number;
  readonly #end: number;

  constructor(table: BarTable, options: BacktestOptions) {
    const { from = "", to } = options;
    this.#table = table;
    this.#options = options;
    this.#simulator = new Simulator(table, options.timing);
    this.#from = barsBefore(table.dates, (date) => date >= from);
    this.#end = to === undefined ? table.dates.length : barsBefore(table.dates, (date) => date > to);
  }

  backtest(program: Program, evaluation: Evaluation): BacktestResult {
    const refusal = this.#refusalOf(program, evaluation);
    if (refusal !== null) return refusal;
    const { dates } = this.#table;
    const { start, end, simulation, benchmark, rows } = this.#simulate(evaluation);
    const { split } = this.#options;
    const history = historyNeeds(program, start);
    return {
      ok: true,
      backtest: {
        dates: rows,
        simulation,
        get weights() {
          return weightsIn(evaluation, start, end);
        },
        benchmark,
        drawdowns: drawdownColumn(simulation.equity),
        metrics: metricsOf(simulation, rows, benchmark),
        split: split === undefined ? null : splitMetrics(simulation, rows, benchmark, split),
        history,
        findings: unsettledFindings(history, dates),
      },
    };
  }

  /** The metrics of the backtest alone. */
  score(program: Program, evaluation: Evaluation): ScoreResult {
    const refusal = this.#refusalOf(program, evaluation);
    if (refusal !== null) return refusal;
    const { simulation, benchmark, rows } = this.#simulate(evaluation);
    return { ok: true, metrics: metricsOf(simulation, rows, benchmark) };
  }

  #simulate(evaluation: Evaluation) {
    const { timing, costBps, benchmark: columns } = this.#options;
    const start = Math.max(evaluation.start, this.#from);
    const end = this.#end;
    return {
      start,
      end,
      rows: this.#table.dates.slice(start, end),
      simulation: this.#simulator.simulate({ targets: evaluation, start, end, costBps }),
      benchmark: columns === undefined ? null : buyAndHold({ columns, start, end, timing }),
    };
  }

  /** `null` where there are bars to trade on. */
  #refusalOf(program: Program, { start }: Evaluation): NoBacktest | null {
    const { dates } = this.#table;
    if (start === Infinity) {
      const message = `the history of ${dates.length} bars is too short: the strategy needs ${warmUpBars(program)}, and a price of every ticker that it can hold`;
      return { ok: false, code: "history_too_short", message };
    }
    if (Math.max(start, this.#from) < this.#end) return null;
    const message = `there is nothing to trade on in that range: the strategy can start on ${dates[start] ?? ""}, the data end on ${dates.at(-1) ?? ""}`;
    return { ok: false, code: "no_bars_in_range", message };
  }
}

/** The columns of weights of some bars. */
function weightsIn({ weights }: Evaluation, start: number, end: number): ReadonlyMap<string, Float64Array> {
  return new Map([...weights].map(([ticker, column]) => [ticker, column.subarray(start, end)]));
}

/** The number of bars before the first one that is meant; all where there is none. */
function barsBefore(dates: readonly string[], isMeant: (date: string) => boolean): number {
  const found = dates.findIndex(isMeant);
  return found === -1 ? dates.length : found;
}
