import type { BarTable } from "../bars/types.ts";
import type { Timing } from "../timing.ts";
import type { Allocations } from "./allocations.ts";
import { compute } from "./compute.ts";
import type { Program } from "./program.ts";

/** What a strategy wants to hold by its decision on each bar. */
export class Evaluation {
  /** New York dates, those of the table. */
  readonly dates: readonly string[];
  /** For each bar the id, in `allocations`, of what the strategy wants to hold. */
  readonly root: Uint32Array;
  readonly allocations: Allocations;
  /**
   * The first bar on which every ticker that the strategy may hold has a close and all its windows are filled; what
   * it says before rests on unknowns. Infinity where the table is too short.
   */
  readonly start: number;
  #weights: ReadonlyMap<string, Float64Array> | undefined;

  constructor(dates: readonly string[], root: Uint32Array, allocations: Allocations, start: number) {
    this.dates = dates;
    this.root = root;
    this.allocations = allocations;
    this.start = start;
  }

  /**
   * One column for each ticker that the strategy may hold, sorted by ticker: fractions of the portfolio, never
   * negative, summing to at most 1 (but for rounding of 1e-12) on each bar; the rest is cash. Made when it is first
   * read: a backtest reads `root`.
   */
  get weights(): ReadonlyMap<string, Float64Array> {
    return (this.#weights ??= weightColumns(this.root, this.allocations));
  }
}

/** Evaluates a program on every bar of a table. The weights of a bar depend on nothing after it. */
export function evaluate(program: Program, table: BarTable, timing: Timing = "CC"): Evaluation {
  const { root, pool, start } = compute(program, table, timing, { from: 0, to: table.dates.length });
  return new Evaluation(table.dates, root.ids, pool, start);
}

function weightColumns(
  root: Uint32Array,
  { tickers, starts, places, fractions }: Allocations,
): ReadonlyMap<string, Float64Array> {
  const columns = tickers.map(() => new Float64Array(root.length));
  for (let bar = 0; bar < root.length; bar++) {
    const id = root[bar] ?? 0;
    const end = starts[id + 1] ?? 0;
    for (let entry = starts[id] ?? 0; entry < end; entry++) {
      const column = columns[places[entry] ?? 0];
      if (column !== undefined) column[bar] = fractions[entry] ?? 0;
    }
  }
  return new Map(columns.map((column, place) => [tickers[place] ?? "", column]));
}
