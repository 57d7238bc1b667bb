import type { BarTable } from "../bars/types.ts";
import type { BarRange } from "../columns/bar-range.ts";
import type { Timing } from "../timing.ts";
import { branchEquity } from "./branch-equity.ts";
import { Computation } from "./computation.ts";
import type { Program } from "./program.ts";
import { SeriesLibrary } from "./series-library.ts";

/**
 * Computes a program's decisions on the bars of a range, which ends with the table's last bar. The one code path behind
 * `evaluate` (every bar) and `decide` (the last).
 */
export function compute(program: Program, table: BarTable, timing: Timing, range: BarRange): Computation {
  return new Computation(program, new SeriesLibrary(table, equityOf), timing, range);
}

/** A branch is simulated as a strategy of its own that decides on the close, whatever the timing of the one that reads it. */
function equityOf(program: Program, library: SeriesLibrary): Float64Array {
  const { table } = library;
  const computation = new Computation(program, library, "CC", { from: 0, to: table.dates.length });
  return branchEquity(computation);
}
