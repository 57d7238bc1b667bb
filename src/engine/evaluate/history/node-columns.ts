import type { BarRange } from "../../columns/bar-range.ts";
import { PlaneBook } from "../../columns/plane-book.ts";
import { AllocationPool } from "../allocation/allocation-pool.ts";
import type { HoldPlan, Program } from "../program.ts";
import { EarlierBranches } from "./earlier-branches.ts";
import { NodeColumn } from "./node-column.ts";

export interface NodeColumnsOptions {
  /** All that may be held, sorted. */
  readonly tickers: readonly string[];
  readonly range: BarRange;
  /** The bar on which states begin; `null` where there are none. */
  readonly states: number | null;
  /** Whether other programs follow. */
  readonly remembers: boolean;
}

/** The columns of nodes on every bar of a range, made as far as somebody asks for them. */
export class NodeColumns {
  readonly pool: AllocationPool;
  readonly range: BarRange;
  /** For what lives as long as the columns. */
  readonly book = new PlaneBook();
  /** The branches that were weighed; `null` where no other program follows. */
  readonly earlier: EarlierBranches | null;
  readonly #columns: (NodeColumn | undefined)[] = [];
  /** Those of nodes as the roots of programs: their allocations have entries in the order of the tickers. */
  readonly #roots: (NodeColumn | undefined)[] = [];
  readonly #held: (number | undefined)[] = [];
  /** The bar on which states begin; `null` as long as no node has one. */
  #states: number | null;
  #made = 0;

  constructor({ tickers, range, states, remembers }: NodeColumnsOptions) {
    this.pool = new AllocationPool(tickers);
    this.range = range;
    this.earlier = remembers ? new EarlierBranches() : null;
    this.#states = states;
  }

  /** How many bytes they take. */
  get bytes(): number {
    const ids = this.#made * this.range.to * Uint32Array.BYTES_PER_ELEMENT;
    return ids + this.book.bytes + this.pool.bytes + (this.earlier?.bytes ?? 0);
  }

  /** Whether they fit a program whose states begin on a bar (`null` when it has none), and do so from now on. */
  accept({ held }: Program, states: number | null): boolean {
    if (!held.every((ticker) => this.pool.has(ticker))) return false;
    this.#states ??= states;
    return states === null || states === this.#states;
  }

  /** The column of a node; without any bar when it is asked for first. */
  of(node: number): NodeColumn {
    return (this.#columns[node] ??= this.#column());
  }

  /** The column of a node as the root of a program. */
  ofRoot(node: number): NodeColumn {
    return (this.#roots[node] ??= this.#column());
  }

  /** The id of what a node of this plan always holds. */
  heldBy(node: number, { holdings }: HoldPlan): number {
    return (this.#held[node] ??= this.pool.hold(holdings));
  }

  #column(): NodeColumn {
    this.#made++;
    return new NodeColumn(this.book.plane(this.range), this.range.to);
  }
}
