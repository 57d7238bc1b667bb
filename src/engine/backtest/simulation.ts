/** What a simulation is of, and what comes out of it. */
import type { Evaluation } from "../evaluate/evaluation.ts";

/** An allocation for each bar, as an evaluation has it. What an id stands for never changes. */
export type Targets = Pick<Evaluation, "root" | "allocations">;

/**
 * What to trade to: `targets` is the allocation on every bar of a table, in fractions of equity; the rest is cash.
 * `start` is the first bar to trade on, `end` the bar after the last one. `costBps` is the cost of trading in basis
 * points of the amount traded, from 0 to below 5000.
 */
export interface TradedTargets {
  readonly targets: Targets;
  readonly start: number;
  readonly end: number;
  readonly costBps: number;
}

/** One row for each simulated bar, `start` to `end - 1`. */
export interface Simulation {
  /** Equity at the bar's decision, before its trade; 1 on the first bar. */
  readonly equity: Float64Array;
  /**
   * The sum of |target - drifted weight| of the bar's trade; in `CO` and `OC` with that of the sale after it.
   */
  readonly traded: Float64Array;
  /** The fraction of equity that is invested right after the bar's trade. */
  readonly invested: Float64Array;
  /** The number of tickers that are held right after the bar's trade. */
  readonly holdings: Float64Array;
}
