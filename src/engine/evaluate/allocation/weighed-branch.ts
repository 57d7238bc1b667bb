import type { BranchDivision } from "./branch-division.ts";
import { NOTHING } from "../allocations.ts";

/** What a child holds: an id on each bar, or always the same one. */
export type Holdings = Uint32Array | number;

/**
 * What a branch with several children holds, bar by bar. It remembers what they held at the bar before: while that
 * does not change, and the weighting does not follow a volatility, neither does the answer.
 */
export class WeighedBranch {
  readonly #division: BranchDivision;
  readonly #children: readonly Holdings[];
  readonly #held: Uint32Array;
  /** Of nothing, until the first bar. */
  #id = NOTHING;

  constructor(division: BranchDivision, children: readonly Holdings[]) {
    this.#division = division;
    this.#children = children;
    this.#held = new Uint32Array(children.length);
  }

  /** The id of what the branch holds at a bar; with `chosen`, of the children with a 1 in it alone. */
  idAt(bar: number, chosen?: Uint8Array): number {
    const held = this.#held;
    let changed = this.#division.changesDaily;
    for (let child = 0; child < held.length; child++) {
      const holdings = this.#children[child] ?? NOTHING;
      let id = typeof holdings === "number" ? holdings : (holdings[bar] ?? NOTHING);
      if (chosen !== undefined && chosen[child] !== 1) id = NOTHING;
      if (id === held[child]) continue;
      held[child] = id;
      changed = true;
    }
    if (changed) this.#id = this.#division.idAt(held, bar);
    return this.#id;
  }
}
