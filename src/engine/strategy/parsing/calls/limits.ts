import type { Location } from "../location.ts";
import { refuse } from "../location.ts";

/** The root is level 1. */
export const MOST_LEVELS = 500;
export const MOST_NODES = 5000;
/** Places in slots, positions, conditions and items, of all nodes together. */
export const MOST_ENTRIES = 50_000;

/** What a tree has used of its limits, the chains that it calls counted once for each call. */
export class Limits {
  #nodes = 0;
  #calls = 0;
  #entries = 0;

  /** Counts a node; answers false, after noting an error, when that is one too many. */
  countNode(level: number, at: Location): boolean {
    if (level > MOST_LEVELS) {
      refuse(at, "tree.too-deep", `a strategy may be ${MOST_LEVELS} levels deep at most`);
      return false;
    }
    return ++this.#nodes <= MOST_NODES || tooLarge(`${MOST_NODES} nodes`, at);
  }

  /** Counts a call, which stands for a node that is counted already. */
  countCall(at: Location): boolean {
    return ++this.#calls <= MOST_NODES || tooLarge(`${MOST_NODES} calls`, at);
  }

  /** Counts the entries of a list. */
  countEntries(entries: number, at: Location): boolean {
    this.#entries += entries;
    return this.#entries <= MOST_ENTRIES || tooLarge(`${MOST_ENTRIES} children, tickers and conditions`, at);
  }
}

function tooLarge(most: string, at: Location): false {
  refuse(at, "tree.too-large", `a strategy may have ${most} at most, what it calls included`);
  return false;
}
