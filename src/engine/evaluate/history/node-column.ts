import { WORD } from "../../columns/bar-range.ts";
import type { Plane } from "../../columns/plane.ts";
import { lowestBit } from "../../numeric/lowest-bit.ts";
import { NOTHING } from "../allocations.ts";

/** Some bars, and the id of what is held on all of them. */
export interface Part {
  readonly bars: Plane;
  readonly id: number;
}

/**
 * What a node holds, as ids, on the bars that somebody asked for. Most of it is known as parts, which are written out
 * by bar when somebody reads it so.
 */
export class NodeColumn {
  /** The bars that it is made for. */
  readonly made: Plane;
  readonly parts: Part[] = [];
  readonly #bars: number;
  #ids: Uint32Array | undefined;
  /** How many of the parts are written out. */
  #written = 0;
  #isOfParts = true;

  /** `bars` is how many bars there are. */
  constructor(made: Plane, bars: number) {
    this.made = made;
    this.#bars = bars;
  }

  /** Whether all that is made of it is parts. */
  get isOfParts(): boolean {
    return this.#isOfParts;
  }

  /** The id on each bar that it is made for. */
  get ids(): Uint32Array {
    const ids = (this.#ids ??= new Uint32Array(this.#bars));
    for (; this.#written < this.parts.length; this.#written++) {
      const part = this.parts[this.#written];
      if (part !== undefined) writeOut(part, ids);
    }
    return ids;
  }

  /** Its ids, for somebody who writes what is no part. */
  idsToWrite(): Uint32Array {
    this.#isOfParts = false;
    return this.ids;
  }

  /** The id at a bar that it is made for. */
  at(bar: number): number {
    return this.ids[bar] ?? NOTHING;
  }
}

/** A loop of its own: calling `forEachBar` with what changes from place to place takes longer than most parts do. */
function writeOut({ bars: { words, at, firstWord, endWord }, id }: Part, ids: Uint32Array): void {
  for (let word = firstWord; word < endWord; word++) {
    for (let bits = words[at + word] ?? 0; bits !== 0; bits &= bits - 1) {
      ids[word * WORD + lowestBit(bits)] = id;
    }
  }
}
