import type { BarTable } from "../bars/types.ts";
import { volatilityColumn } from "../weighting/volatility.ts";
import { elementAt } from "./element.ts";
import type { BarRange, NodeColumns } from "./node-columns.ts";
import type { BranchPlan } from "./program.ts";

/** On which rows a node holds each ticker, itself or through its children: 1 where it does. */
type Membership = ReadonlyMap<string, Uint8Array>;

/**
 * How volatile the children of a branch are: for each child and bar the mean, over the tickers that the child
 * then holds (each once, whatever its weight), of their volatility. Unknown when one of them is, and where the
 * child holds nothing.
 */
export class ChildVolatilities {
  readonly #nodes: readonly NodeColumns[];
  readonly #table: BarTable;
  readonly #range: BarRange;
  readonly #memberships = new Map<number, Membership>();
  readonly #volatilities = new Map<string, Float64Array>();

  /** `nodes` may still grow: it must hold the children of a branch by the time of the question. */
  constructor(nodes: readonly NodeColumns[], table: BarTable, range: BarRange) {
    this.#nodes = nodes;
    this.#table = table;
    this.#range = range;
  }

  /** One column of fractions for each child of a branch whose weighting reads volatilities; none for others. */
  of({ weighting, children }: BranchPlan): readonly Float64Array[] {
    if (!("volWindow" in weighting)) return [];
    return children.map((child) => this.#meanOver(this.#membership(child), weighting.volWindow));
  }

  #meanOver(membership: Membership, window: number): Float64Array {
    const { from, to } = this.#range;
    const sums = new Float64Array(to - from);
    const counts = new Uint32Array(to - from);
    for (const [ticker, holds] of membership) {
      const volatility = this.#volatility(ticker, window);
      for (const [row, held] of holds.entries()) {
        if (held === 0) continue;
        sums[row] = (sums[row] ?? 0) + (volatility[from + row] ?? NaN);
        counts[row] = (counts[row] ?? 0) + 1;
      }
    }
    // Nothing held is 0 / 0, which is unknown.
    return sums.map((sum, row) => sum / (counts[row] ?? 0));
  }

  #volatility(ticker: string, window: number): Float64Array {
    const key = `${ticker} ${window}`;
    const known = this.#volatilities.get(key);
    if (known !== undefined) return known;
    const closes = this.#table.columns.get(ticker)?.close ?? new Float64Array(this.#range.to).fill(NaN);
    const column = volatilityColumn(closes, window);
    this.#volatilities.set(key, column);
    return column;
  }

  #membership(node: number): Membership {
    const known = this.#memberships.get(node);
    if (known !== undefined) return known;
    const membership = new Map<string, Uint8Array>();
    const { tickers, children } = elementAt(this.#nodes, node);
    const rows = this.#range.to - this.#range.from;
    const add = (ticker: string, weights: Float64Array, holds: Uint8Array | null) => {
      const held = membership.get(ticker) ?? new Uint8Array(rows);
      for (let row = 0; row < rows; row++) {
        if ((weights[row] ?? 0) > 0 && (holds === null || holds[row] === 1)) held[row] = 1;
      }
      membership.set(ticker, held);
    };
    for (const { ticker, weights } of tickers) add(ticker, weights, null);
    for (const { node: child, weights } of children) {
      for (const [ticker, holds] of this.#membership(child)) add(ticker, weights, holds);
    }
    this.#memberships.set(node, membership);
    return membership;
  }
}
