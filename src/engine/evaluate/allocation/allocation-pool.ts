import { type Allocations, NOTHING } from "../allocations.ts";
import type { Holding } from "../program.ts";

/**
 * Allocations by number: what a node holds on a bar is one of them, and as long as it does not change it is the
 * same one, so that most bars cost one comparison. An allocation is fractions of a node's weight by ticker, all
 * above 0, in sum at most 1.
 */
export class AllocationPool implements Allocations {
  readonly tickers: readonly string[];
  readonly #placeOf: ReadonlyMap<string, number>;
  #starts = new Uint32Array(64);
  #count = 1;
  #places = new Uint32Array(256);
  #fractions = new Float64Array(256);
  /** Of the allocation that is being made: weights by place, and the places that have one. */
  readonly #weights: Float64Array;
  readonly #touched: Uint32Array;

  /** `tickers` are all that may be held. */
  constructor(tickers: readonly string[]) {
    this.tickers = tickers;
    this.#placeOf = new Map(tickers.map((ticker, place) => [ticker, place]));
    this.#weights = new Float64Array(tickers.length);
    // One more, because `combine` writes behind the last.
    this.#touched = new Uint32Array(tickers.length + 1);
  }

  get starts(): Uint32Array {
    return this.#starts;
  }

  get places(): Uint32Array {
    return this.#places;
  }

  get fractions(): Float64Array {
    return this.#fractions;
  }

  /** How many bytes the allocations take. */
  get bytes(): number {
    return this.#starts.byteLength + this.#places.byteLength + this.#fractions.byteLength;
  }

  has(ticker: string): boolean {
    return this.#placeOf.has(ticker);
  }

  /** The place of a ticker among `tickers`. */
  placeOf(ticker: string): number {
    const place = this.#placeOf.get(ticker);
    if (place === undefined) throw new Error(`${ticker} is held but not among the strategy's tickers`);
    return place;
  }

  /** The id of a new allocation of different tickers. */
  hold(holdings: readonly Holding[]): number {
    const held = holdings.filter(({ weight }) => weight > 0);
    if (held.length === 0) return NOTHING;
    const start = this.#makeRoom(held.length);
    for (const [entry, { ticker, weight }] of held.entries()) {
      this.#places[start + entry] = this.placeOf(ticker);
      this.#fractions[start + entry] = weight;
    }
    return this.#end(start + held.length);
  }

  /** The id of a new allocation: the weights of all tickers in their order, from a row on. */
  holdRow(weights: Float64Array, row: number): number {
    const width = this.tickers.length;
    const start = this.#makeRoom(width);
    const places = this.#places;
    const fractions = this.#fractions;
    let end = start;
    for (let place = 0; place < width; place++) {
      const weight = weights[row + place] ?? 0;
      places[end] = place;
      fractions[end] = weight;
      end += Number(weight > 0);
    }
    return end === start ? NOTHING : this.#end(end);
  }

  /** The id of a new allocation: of each of some others in turn, of `ids[place]` the fraction `parts[place]`. */
  combine(some: readonly number[], ids: Uint32Array, parts: Float64Array): number {
    const starts = this.#starts;
    const weights = this.#weights;
    const touched = this.#touched;
    let places = this.#places;
    let fractions = this.#fractions;
    let count = 0;
    for (let next = 0; next < some.length; next++) {
      const at = some[next] ?? 0;
      const id = ids[at] ?? NOTHING;
      const part = parts[at] ?? 0;
      const end = starts[id + 1] ?? 0;
      for (let entry = starts[id] ?? 0; entry < end; entry++) {
        const place = places[entry] ?? 0;
        const before = weights[place] ?? 0;
        const after = before + part * (fractions[entry] ?? 0);
        // Written in any case, and kept where it is the ticker's first: processors would mispredict a branch.
        touched[count] = place;
        count += Number(before === 0) & Number(after > 0);
        weights[place] = after;
      }
    }
    if (count === 0) return NOTHING;
    const start = this.#makeRoom(count);
    places = this.#places;
    fractions = this.#fractions;
    for (let entry = 0; entry < count; entry++) {
      const place = touched[entry] ?? 0;
      places[start + entry] = place;
      fractions[start + entry] = weights[place] ?? 0;
      weights[place] = 0;
    }
    return this.#end(start + count);
  }

  /** Calls `visit` with the place in `tickers` and the weight of each ticker of an allocation. */
  forEach(id: number, visit: (place: number, weight: number) => void): void {
    const end = this.#starts[id + 1] ?? 0;
    for (let entry = this.#starts[id] ?? 0; entry < end; entry++) {
      visit(this.#places[entry] ?? 0, this.#fractions[entry] ?? 0);
    }
  }

  /** An allocation by ticker, sorted. */
  weightsOf(id: number): Readonly<Record<string, number>> {
    const entries: [string, number][] = [];
    this.forEach(id, (place, weight) => entries.push([this.tickers[place] ?? "", weight]));
    return Object.fromEntries(entries.sort(([left], [right]) => (left < right ? -1 : 1)));
  }

  /** Where the entries of the next allocation begin, with room for so many. */
  #makeRoom(entries: number): number {
    const id = this.#count;
    const start = this.#starts[id] ?? 0;
    if (id + 2 > this.#starts.length) this.#starts = grown(this.#starts, new Uint32Array(2 * id + 4));
    if (start + entries > this.#places.length) {
      this.#places = grown(this.#places, new Uint32Array(2 * (start + entries)));
      this.#fractions = grown(this.#fractions, new Float64Array(2 * (start + entries)));
    }
    return start;
  }

  /** Ends the next allocation where its entries end, and answers its id. */
  #end(end: number): number {
    const id = this.#count++;
    this.#starts[id + 1] = end;
    return id;
  }
}

function grown<Column extends Uint32Array | Float64Array>(from: Column, into: Column): Column {
  into.set(from);
  return into;
}
