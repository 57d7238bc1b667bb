import type { BarTable } from "../bars/types.ts";
import { Compiler } from "../evaluate/compile/compiler.ts";
import type { Evaluation } from "../evaluate/evaluation.ts";
import { Evaluator } from "../evaluate/history/evaluator.ts";
import type { Program } from "../evaluate/program.ts";
import type { StrategyNode } from "../strategy/tree.ts";
import { Backtester, type BacktestOptions, type BacktestResult, type ScoreResult } from "./backtest.ts";

/** In bytes. A step of an editor takes tens of thousands of them. */
const MOST_BYTES = 64e6;

export interface SessionLimits {
  /** How many bytes may be remembered before everything is forgotten. */
  readonly mostBytes?: number;
}

/**
 * Backtests of a strategy that somebody is changing: an editor's, in a web worker of its own. What one has in common
 * with those before it on the same table is not computed again, so that a threshold or a window that moves costs what
 * depends on it, and going back costs next to nothing.
 *
 * Strategies are trees in normal form, as `parseStrategy` answers them. Nodes are known by their objects as well as by
 * what they mean: a tree of which one path was copied is compiled along that path alone. A node must not be changed
 * once it was given. Answers are, to the bit, those of `backtest` of the compiled strategy, and stay as they are
 * whatever follows.
 *
 * What is remembered is bounded: once it takes more than `mostBytes` bytes (64 MB where nothing is said), everything is
 * forgotten before the next strategy, which then takes as long as the first. One strategy may take more by itself. What
 * is counted are columns, planes, tables and keys; with what a runtime adds to each object the process may hold twice as
 * much.
 */
export class BacktestSession {
  readonly #table: BarTable;
  readonly #mostBytes: number;
  #compiler: Compiler;
  #evaluator: Evaluator;
  #backtester: { readonly options: BacktestOptions; readonly of: Backtester } | null = null;

  constructor(table: BarTable, { mostBytes = MOST_BYTES }: SessionLimits = {}) {
    this.#table = table;
    this.#mostBytes = mostBytes;
    this.#compiler = new Compiler();
    this.#evaluator = new Evaluator(this.#compiler.tables, table, true);
  }

  /** About how many bytes are remembered. */
  get bytes(): number {
    return this.#compiler.tables.bytes + this.#evaluator.bytes;
  }

  /** As `backtest` of the compiled strategy. Throws `RangeError` for a cost out of its range. */
  backtest(strategy: StrategyNode, options: BacktestOptions): BacktestResult {
    const { program, evaluation } = this.#evaluate(strategy, options);
    return this.#backtesterFor(options).backtest(program, evaluation);
  }

  /** The metrics of the backtest alone, for a sweep over many variants. Throws as `backtest` does. */
  score(strategy: StrategyNode, options: BacktestOptions): ScoreResult {
    const { program, evaluation } = this.#evaluate(strategy, options);
    return this.#backtesterFor(options).score(program, evaluation);
  }

  #evaluate(
    strategy: StrategyNode,
    { timing }: BacktestOptions,
  ): { readonly program: Program; readonly evaluation: Evaluation } {
    if (this.bytes > this.#mostBytes) this.#startOver();
    const program = this.#compiler.program(strategy);
    return { program, evaluation: this.#evaluator.evaluate(program, timing) };
  }

  #startOver(): void {
    this.#compiler = new Compiler();
    this.#evaluator = new Evaluator(this.#compiler.tables, this.#table, true);
    this.#backtester = null;
  }

  #backtesterFor(options: BacktestOptions): Backtester {
    const known = this.#backtester;
    if (known !== null && areSame(known.options, options)) return known.of;
    // A copy: what the caller does to theirs afterwards is another question.
    const own = { ...options };
    const backtester = new Backtester(this.#table, own);
    this.#backtester = { options: own, of: backtester };
    return backtester;
  }
}

function areSame(one: BacktestOptions, other: BacktestOptions): boolean {
  return (
    one.from === other.from &&
    one.to === other.to &&
    one.timing === other.timing &&
    one.costBps === other.costBps &&
    one.benchmark === other.benchmark &&
    one.split === other.split
  );
}
