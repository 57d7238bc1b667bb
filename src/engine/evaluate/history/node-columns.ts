import type { BarRange } from "../../columns/bar-range.ts";
import { PlaneBook } from "../../columns/plane-book.ts";
import type { AllocationPool } from "../allocation/allocation-pool.ts";
import type { HoldPlan } from "../program.ts";
import { NodeColumn } from "./node-column.ts";

/** The columns of nodes on every bar of a range, made as far as somebody asks for them. */
export class NodeColumns {
  readonly pool: AllocationPool;
  readonly range: BarRange;
  /** For what lives as long as the columns. */
  readonly book = new PlaneBook();
  readonly #columns: (NodeColumn | undefined)[] = [];
  readonly #held: (number | undefined)[] = [];

  constructor(pool: AllocationPool, range: BarRange) {
    this.pool = pool;
    this.range = range;
  }

  /** The column of a node; without any bar when it is asked for first. */
  of(node: number): NodeColumn {
    return (this.#columns[node] ??= new NodeColumn(this.book.plane(this.range), this.range.to));
  }

  /** The id of what a node of this plan always holds. */
  heldBy(node: number, { holdings }: HoldPlan): number {
    return (this.#held[node] ??= this.pool.hold(holdings));
  }
}
