import type { BarTable } from "../bars/types.ts";
import { compute } from "./computation.ts";
import type { Program } from "./program.ts";

/** What a strategy wants to hold after the close of each bar. */
export interface Evaluation {
  /** New York dates, those of the table. */
  readonly dates: readonly string[];
  /**
   * One column for each ticker that the strategy may hold, sorted by ticker: fractions of the portfolio, never
   * negative, summing to at most 1 (but for rounding of 1e-12) on each bar; the rest is cash.
   */
  readonly weights: ReadonlyMap<string, Float64Array>;
}

/** Evaluates a program on every bar of a table. The weights of a bar depend on nothing after it. */
export function evaluate(program: Program, table: BarTable): Evaluation {
  const { weights } = compute(program, table, { from: 0, to: table.dates.length });
  return { dates: table.dates, weights };
}
