import type { Allocations } from "./allocations.ts";

interface Evaluated {
  readonly dates: readonly string[];
  readonly root: Uint32Array;
  readonly allocations: Allocations;
  readonly held: readonly string[];
  readonly start: number;
}

/** What a strategy wants to hold by its decision on each bar. */
export class Evaluation {
  /** New York dates, those of the table. */
  readonly dates: readonly string[];
  /** For each bar the id, in `allocations`, of what the strategy wants to hold. */
  readonly root: Uint32Array;
  readonly allocations: Allocations;
  /** The tickers that the strategy may hold, sorted; `allocations` may know of more. */
  readonly held: readonly string[];
  /**
   * The first bar on which every ticker that the strategy may hold has a close and all its windows are filled; what
   * it says before rests on unknowns. Infinity where the table is too short.
   */
  readonly start: number;
  #weights: ReadonlyMap<string, Float64Array> | undefined;

  constructor({ dates, root, allocations, held, start }: Evaluated) {
    this.dates = dates;
    this.root = root;
    this.allocations = allocations;
    this.held = held;
    this.start = start;
  }

  /**
   * One column for each ticker that the strategy may hold, sorted by ticker: fractions of the portfolio, never
   * negative, summing to at most 1 (but for rounding of 1e-12) on each bar; the rest is cash. Made when it is first
   * read: a backtest reads `root`.
   */
  get weights(): ReadonlyMap<string, Float64Array> {
    return (this.#weights ??= weightColumns(this));
  }
}

function weightColumns({ root, allocations, held }: Evaluation): ReadonlyMap<string, Float64Array> {
  const { tickers, starts, places, fractions } = allocations;
  const weights = new Map(held.map((ticker) => [ticker, new Float64Array(root.length)]));
  const columns = tickers.map((ticker) => weights.get(ticker));
  for (let bar = 0; bar < root.length; bar++) {
    const id = root[bar] ?? 0;
    const end = starts[id + 1] ?? 0;
    for (let entry = starts[id] ?? 0; entry < end; entry++) {
      const column = columns[places[entry] ?? 0];
      if (column !== undefined) column[bar] = fractions[entry] ?? 0;
    }
  }
  return weights;
}
