import type { BarTable } from "../bars/types.ts";
import type { Timing } from "../timing.ts";
import { looksAt } from "./decision/look.ts";
import { OneBar } from "./decision/one-bar.ts";
import { type TraceEntry, traceOf } from "./decision/trace.ts";
import { type Unknown, unknownsOf } from "./decision/unknowns.ts";
import { Evaluator } from "./history/evaluator.ts";
import type { Program } from "./program.ts";
import { SeriesLibrary } from "./series-library.ts";

/** What a strategy wants to hold by its decision on the last bar, and why. */
export interface Decision {
  /** New York date of the bar. */
  readonly date: string;
  /** Fractions of the portfolio by ticker, sorted; at most 1 in sum, no zeros; the rest is cash. */
  readonly weights: Readonly<Record<string, number>>;
  /** The nodes that were looked at, parents before children, in tree order. */
  readonly trace: readonly TraceEntry[];
  /** What could not be known although the decision turned on it; empty for a decision on full knowledge. */
  readonly unknowns: readonly Unknown[];
  /** Tickers that were read and whose bar of that date is carried over from an earlier close; sorted. */
  readonly carried: readonly string[];
}

/**
 * The decision at the last bar of a table: the last row of `evaluate`, with its trace. Only what that bar needs is
 * computed. Throws `RangeError` for a table without bars.
 */
export function decide(program: Program, table: BarTable, timing: Timing = "CC"): Decision {
  const bar = table.dates.length - 1;
  const date = table.dates[bar];
  if (date === undefined) throw new RangeError("a decision needs at least one bar");
  const { tables } = program;
  const evaluator = new Evaluator(tables, table);
  const library = new SeriesLibrary(tables, table, (branch) => evaluator.equityOf(branch), false);
  const at = new OneBar(program, table, library, timing);
  const looks = looksAt(at);
  const trace = traceOf(at, looks);
  return {
    date,
    weights: at.pool.weightsOf(at.held.idOf(program.root)),
    trace,
    unknowns: unknownsOf(at, looks),
    carried: [...new Set(trace.flatMap((entry) => entry.carried))].sort(),
  };
}
