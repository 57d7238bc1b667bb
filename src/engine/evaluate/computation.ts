import type { BarTable } from "../bars/types.ts";
import { flowToTickers } from "./flow.ts";
import { type BarRange, nodeColumns, type NodeColumns } from "./node-columns.ts";
import type { Program } from "./program.ts";
import { type SignalColumns, signalColumns } from "./signals.ts";

/** Everything that a program computes on a range of bars. */
export interface Computation {
  readonly signals: SignalColumns;
  readonly nodes: readonly NodeColumns[];
  /** Fractions of the portfolio, one column for each ticker that the strategy may hold, one row a bar. */
  readonly weights: ReadonlyMap<string, Float64Array>;
}

/**
 * Runs a program on a range of a table's bars; signals always see the whole history. The one code path behind
 * `evaluate` (every bar) and `decide` (the last bar), so that a live decision is the backtest's last row.
 */
export function compute(program: Program, table: BarTable, range: BarRange): Computation {
  const signals = signalColumns(program, table);
  const nodes = nodeColumns(program, table, signals, range);
  return { signals, nodes, weights: flowToTickers(program, nodes, range) };
}
