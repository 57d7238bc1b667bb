import type { Plane } from "../../columns/plane.ts";
import type { BranchPlan } from "../program.ts";
import type { NodeColumn } from "./node-column.ts";

/** What a key and its place in a map take, generously. */
const KEY_BYTES = 200;

/** A branch whose column was filled, on some bars. */
export interface EarlierBranch {
  readonly branch: BranchPlan;
  readonly column: NodeColumn;
  readonly bars: Plane;
}

/**
 * Branches that were weighed before, to be found by what another one has in common with them: the weighting, how many
 * children there are, and one of these in its place. An edit below a branch changes one of its children.
 */
export class EarlierBranches {
  readonly #branches = new Map<string, EarlierBranch>();

  /** About how many bytes they take. */
  get bytes(): number {
    return this.#branches.size * KEY_BYTES;
  }

  /** The last one that has something in common with a branch; `role` is what else has to be the same. */
  find(branch: BranchPlan, role: string): EarlierBranch | undefined {
    for (const key of keysOf(branch, role)) {
      const earlier = this.#branches.get(key);
      if (earlier !== undefined) return earlier;
    }
    return undefined;
  }

  add(earlier: EarlierBranch, role: string): void {
    for (const key of keysOf(earlier.branch, role)) this.#branches.set(key, earlier);
  }
}

function keysOf({ weighting, children }: BranchPlan, role: string): readonly string[] {
  const shape = `${role} ${JSON.stringify(weighting)} ${children.length}`;
  return children.map((child, place) => `${shape} ${place} ${child}`);
}
