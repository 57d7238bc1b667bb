import type { BarTable } from "../bars/types.ts";
import type { Timing } from "../timing.ts";
import { compute } from "./compute.ts";
import { elementAt } from "./element.ts";
import type { Program } from "./program.ts";

/** What a strategy wants to hold by its decision on each bar. */
export interface Evaluation {
  /** New York dates, those of the table. */
  readonly dates: readonly string[];
  /**
   * One column for each ticker that the strategy may hold, sorted by ticker: fractions of the portfolio, never
   * negative, summing to at most 1 (but for rounding of 1e-12) on each bar; the rest is cash.
   */
  readonly weights: ReadonlyMap<string, Float64Array>;
  /**
   * The first bar on which every ticker that the strategy may hold has a close and all its windows are filled; what
   * it says before rests on unknowns. Infinity where the table is too short.
   */
  readonly start: number;
}

/** Evaluates a program on every bar of a table. The weights of a bar depend on nothing after it. */
export function evaluate(program: Program, table: BarTable, timing: Timing = "CC"): Evaluation {
  const bars = table.dates.length;
  const { root, pool, start } = compute(program, table, timing, { from: 0, to: bars });
  const columns = pool.tickers.map(() => new Float64Array(bars));
  for (let bar = 0; bar < bars; bar++) {
    pool.forEach(root.at(bar), (place, weight) => {
      const column = columns[place];
      if (column !== undefined) column[bar] = weight;
    });
  }
  const weights = new Map(pool.tickers.map((ticker, place) => [ticker, elementAt(columns, place)]));
  return { dates: table.dates, weights, start };
}
