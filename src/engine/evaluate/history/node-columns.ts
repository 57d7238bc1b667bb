import type { BarRange } from "../../columns/bar-range.ts";
import { PlaneBook } from "../../columns/plane-book.ts";
import type { Plane } from "../../columns/plane.ts";
import type { AllocationPool } from "../allocation/allocation-pool.ts";
import type { HoldPlan } from "../program.ts";

/** What a node holds, as ids, on the bars on which something has asked for it. */
export interface NodeColumn {
  readonly ids: Uint32Array;
  /** The bars whose ids are made. */
  readonly made: Plane;
}

/** The columns of nodes on every bar of a range, made as far as somebody asks for them. */
export class NodeColumns {
  readonly pool: AllocationPool;
  readonly range: BarRange;
  readonly #book = new PlaneBook();
  readonly #columns: (NodeColumn | undefined)[] = [];
  readonly #held: (number | undefined)[] = [];

  constructor(pool: AllocationPool, range: BarRange) {
    this.pool = pool;
    this.range = range;
  }

  /** The column of a node; without any bar when it is asked for first. */
  of(node: number): NodeColumn {
    return (this.#columns[node] ??= {
      ids: new Uint32Array(this.range.to),
      made: this.#book.plane(this.range),
    });
  }

  /** The id of what a node of this plan always holds. */
  heldBy(node: number, { holdings }: HoldPlan): number {
    const known = this.#held[node];
    if (known !== undefined) return known;
    for (const { ticker, weight } of holdings) this.pool.addTicker(ticker, weight);
    const id = this.pool.take();
    this.#held[node] = id;
    return id;
  }
}
