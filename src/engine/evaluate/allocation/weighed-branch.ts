import { WORD } from "../../columns/bar-range.ts";
import type { Plane } from "../../columns/plane.ts";
import { lowestBit } from "../../numeric/lowest-bit.ts";
import { NOTHING } from "../allocations.ts";
import type { BranchDivision } from "./branch-division.ts";

/** What a child holds: an id on each bar, or always the same one. */
export type Holdings = Uint32Array | number;

/**
 * What a branch with several children holds, bar by bar. It remembers what they held at the bar before: while that
 * does not change, and the weighting does not follow a volatility, neither does the answer.
 */
export class WeighedBranch {
  readonly #division: BranchDivision;
  readonly #children: readonly Holdings[];
  /** The columns of the children that may hold different things, and the places of these children. */
  readonly #columns: Uint32Array[] = [];
  readonly #places: number[] = [];
  #isFresh = true;
  #id = NOTHING;

  constructor(division: BranchDivision, children: readonly Holdings[]) {
    this.#division = division;
    this.#children = children;
    for (const [place, child] of children.entries()) {
      if (typeof child === "number") {
        division.held[place] = child;
      } else {
        this.#columns.push(child);
        this.#places.push(place);
      }
    }
  }

  /** The id of what the branch holds at a bar. */
  idAt(bar: number): number {
    const columns = this.#columns;
    const places = this.#places;
    const { held, changesDaily } = this.#division;
    let changed = this.#isFresh || changesDaily;
    for (let index = 0; index < columns.length; index++) {
      const place = places[index] ?? 0;
      const id = columns[index]?.[bar] ?? NOTHING;
      if (id === held[place]) continue;
      held[place] = id;
      changed = true;
    }
    return this.#idAt(bar, changed);
  }

  /** The id of what the branch holds at a bar of the children with a 1 in `chosen` alone. */
  idOfChosen(bar: number, chosen: Uint8Array): number {
    const { held, changesDaily } = this.#division;
    let changed = this.#isFresh || changesDaily;
    for (let child = 0; child < this.#children.length; child++) {
      const id = chosen[child] === 1 ? idIn(this.#children[child], bar) : NOTHING;
      if (id === held[child]) continue;
      held[child] = id;
      changed = true;
    }
    return this.#idAt(bar, changed);
  }

  /** Writes what the branch holds on some bars. */
  fill(ids: Uint32Array, { words, at, firstWord, endWord }: Plane): void {
    for (let word = firstWord; word < endWord; word++) {
      for (let bits = words[at + word] ?? 0; bits !== 0; bits &= bits - 1) {
        const bar = word * WORD + lowestBit(bits);
        ids[bar] = this.idAt(bar);
      }
    }
  }

  #idAt(bar: number, changed: boolean): number {
    this.#isFresh = false;
    if (changed) this.#id = this.#division.idAt(bar);
    return this.#id;
  }
}

/** The id of what is held at a bar. */
export function idIn(holdings: Holdings | undefined, bar: number): number {
  return typeof holdings === "object" ? (holdings[bar] ?? NOTHING) : (holdings ?? NOTHING);
}
