import { type Allocations, NOTHING } from "../allocations.ts";

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
  /** The allocation that is being made: weights by place, and the places that have one. */
  readonly #weights: Float64Array;
  readonly #touched: Uint32Array;
  #touchedCount = 0;

  /** `tickers` are all that may be held. */
  constructor(tickers: readonly string[]) {
    this.tickers = tickers;
    this.#placeOf = new Map(tickers.map((ticker, place) => [ticker, place]));
    this.#weights = new Float64Array(tickers.length);
    this.#touched = new Uint32Array(tickers.length);
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

  /** The place of a ticker among `tickers`. */
  placeOf(ticker: string): number {
    const place = this.#placeOf.get(ticker);
    if (place === undefined) throw new Error(`${ticker} is held but not among the strategy's tickers`);
    return place;
  }

  /** Adds a fraction of a ticker to the allocation that is being made. */
  addTicker(ticker: string, weight: number): void {
    this.#add(this.placeOf(ticker), weight);
  }

  /** Adds a fraction of another allocation to the one that is being made. */
  addAllocation(id: number, weight: number): void {
    const places = this.#places;
    const fractions = this.#fractions;
    const end = this.#starts[id + 1] ?? 0;
    for (let entry = this.#starts[id] ?? 0; entry < end; entry++) {
      this.#add(places[entry] ?? 0, weight * (fractions[entry] ?? 0));
    }
  }

  /** Ends the allocation that is being made and answers its id. */
  take(): number {
    const entries = this.#touchedCount;
    if (entries === 0) return NOTHING;
    const id = this.#count++;
    const start = this.#starts[id] ?? 0;
    this.#makeRoom(id + 2, start + entries);
    for (let entry = 0; entry < entries; entry++) {
      const place = this.#touched[entry] ?? 0;
      this.#places[start + entry] = place;
      this.#fractions[start + entry] = this.#weights[place] ?? 0;
      this.#weights[place] = 0;
    }
    this.#starts[id + 1] = start + entries;
    this.#touchedCount = 0;
    return id;
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

  #add(place: number, weight: number): void {
    if (!(weight > 0)) return;
    const before = this.#weights[place] ?? 0;
    if (before === 0) this.#touched[this.#touchedCount++] = place;
    this.#weights[place] = before + weight;
  }

  #makeRoom(starts: number, entries: number): void {
    if (starts > this.#starts.length) this.#starts = grown(this.#starts, new Uint32Array(2 * starts));
    if (entries <= this.#places.length) return;
    this.#places = grown(this.#places, new Uint32Array(2 * entries));
    this.#fractions = grown(this.#fractions, new Float64Array(2 * entries));
  }
}

function grown<Column extends Uint32Array | Float64Array>(from: Column, into: Column): Column {
  into.set(from);
  return into;
}
