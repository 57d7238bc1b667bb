/** The id of the allocation that holds nothing. */
export const NOTHING = 0;

/**
 * Allocations by number: what a node holds on a bar is one of them, and as long as it does not change it is the
 * same one, so that most bars cost one comparison. An allocation is fractions of a node's weight by ticker, all
 * above 0, in sum at most 1.
 */
export class AllocationPool {
  readonly tickers: readonly string[];
  readonly #places: ReadonlyMap<string, number>;
  /** Where each allocation begins in the two lists below; it ends where the next one begins. */
  readonly #starts: number[] = [0, 0];
  readonly #entryTickers: number[] = [];
  readonly #entryWeights: number[] = [];
  readonly #weights: Float64Array;
  #touched: number[] = [];

  /** `tickers` are all that may be held. */
  constructor(tickers: readonly string[]) {
    this.tickers = tickers;
    this.#places = new Map(tickers.map((ticker, place) => [ticker, place]));
    this.#weights = new Float64Array(tickers.length);
  }

  /** Adds a fraction of a ticker to the allocation that is being made. */
  addTicker(ticker: string, weight: number): void {
    const place = this.#places.get(ticker);
    if (place === undefined) throw new Error(`${ticker} is held but not among the strategy's tickers`);
    this.#add(place, weight);
  }

  /** Adds a fraction of another allocation to the one that is being made. */
  addAllocation(id: number, weight: number): void {
    const end = this.#starts[id + 1] ?? 0;
    for (let entry = this.#starts[id] ?? 0; entry < end; entry++) {
      this.#add(this.#entryTickers[entry] ?? 0, weight * (this.#entryWeights[entry] ?? 0));
    }
  }

  /** Ends the allocation that is being made and answers its id. */
  take(): number {
    if (this.#touched.length === 0) return NOTHING;
    for (const place of this.#touched) {
      this.#entryTickers.push(place);
      this.#entryWeights.push(this.#weights[place] ?? 0);
      this.#weights[place] = 0;
    }
    this.#touched = [];
    return this.#starts.push(this.#entryTickers.length) - 2;
  }

  /** Calls `visit` with the place in `tickers` and the weight of each ticker of an allocation. */
  forEach(id: number, visit: (place: number, weight: number) => void): void {
    const end = this.#starts[id + 1] ?? 0;
    for (let entry = this.#starts[id] ?? 0; entry < end; entry++) {
      visit(this.#entryTickers[entry] ?? 0, this.#entryWeights[entry] ?? 0);
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
    if (before === 0) this.#touched.push(place);
    this.#weights[place] = before + weight;
  }
}
