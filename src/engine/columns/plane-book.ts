import { type BarRange, wordOf, wordsIn } from "./bar-range.ts";
import type { Plane } from "./plane.ts";

/** In words. A page is twice as large as all before it, up to the largest. */
const SMALLEST_PAGE = 256;
const LARGEST_PAGE = 32_768;

/** Hands out planes of few large arrays: a small array of its own would cost more than most planes take to be made. */
export class PlaneBook {
  #page = new Int32Array(0);
  #used = 0;
  #words = 0;

  /** How many bytes all pages take. */
  get bytes(): number {
    return this.#words * Int32Array.BYTES_PER_ELEMENT;
  }

  /** A plane of the bars of a range, without a bit set. */
  plane(range: BarRange): Plane {
    const words = wordsIn(range);
    if (this.#used + words > this.#page.length) this.#turnThePage(words);
    const firstWord = wordOf(range.from);
    const at = this.#used - firstWord;
    this.#used += words;
    return { words: this.#page, at, firstWord, endWord: firstWord + words };
  }

  #turnThePage(words: number): void {
    const size = Math.min(LARGEST_PAGE, Math.max(SMALLEST_PAGE, this.#words));
    this.#page = new Int32Array(Math.max(words, size));
    this.#words += this.#page.length;
    this.#used = 0;
  }
}
