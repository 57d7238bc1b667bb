import { WORD, wordOf, wordsIn } from "./bar-range.ts";
import { cutPlanes } from "./cut-planes.ts";

/** One number a bar from some bar on, NaN where it is unknown; unknown before. */
export class NumberColumn {
  /** The bar of the first value. */
  readonly from: number;
  readonly values: Float64Array;
  readonly #cuts: readonly number[];
  readonly #planes = new Map<number, Uint32Array>();
  #known: Uint32Array | undefined;

  /** `cuts` are the numbers that `below` will be asked for, so that one pass can serve them all. */
  constructor(from: number, values: Float64Array, cuts: readonly number[] = []) {
    this.from = from;
    this.values = values;
    this.#cuts = cuts;
  }

  /** The value at a bar, NaN where it is unknown. */
  at(bar: number): number {
    return this.values[bar - this.from] ?? NaN;
  }

  /** The plane of bits that tell on which bars a value is known; its words begin with that of the first bar. */
  get known(): Uint32Array {
    return (this.#known ??= this.#knownPlane());
  }

  /** The plane on which the values are strictly below a number, words as in `known`. */
  below(cut: number): Uint32Array {
    const plane = this.#planes.get(cut);
    if (plane !== undefined) return plane;
    const cuts = Float64Array.from(new Set([...this.#cuts, cut])).sort();
    for (const [index, computed] of cutPlanes(this.from, this.values, cuts).entries()) {
      this.#planes.set(cuts[index] ?? NaN, computed);
    }
    return this.below(cut);
  }

  #knownPlane(): Uint32Array {
    const { from, values } = this;
    const end = from + values.length;
    const plane = new Uint32Array(wordsIn({ from, to: end }));
    for (let word = 0, base = wordOf(from) * WORD; word < plane.length; word++, base += WORD) {
      const next = Math.min(base + WORD, end);
      let bits = 0;
      for (let bar = Math.max(base, from); bar < next; bar++) {
        if (!Number.isNaN(values[bar - from])) bits |= 1 << (bar % WORD);
      }
      plane[word] = bits;
    }
    return plane;
  }
}
