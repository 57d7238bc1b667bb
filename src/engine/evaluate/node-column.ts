import { NOTHING } from "./allocations.ts";

/** What a node holds on each bar from some bar on, if it were the whole strategy: ids of allocations. */
export class NodeColumn {
  /** The bar of the first id. */
  readonly from: number;
  readonly ids: Uint32Array;

  constructor(from: number, ids: Uint32Array) {
    this.from = from;
    this.ids = ids;
  }

  /** The id of the allocation at a bar. */
  at(bar: number): number {
    return this.ids[bar - this.from] ?? NOTHING;
  }
}
