import type { NumberColumn } from "../columns/number-column.ts";
import type { Weighting } from "../strategy/weighting.ts";
import type { Weigher } from "../weighting/weigher.ts";
import { weigherOf } from "../weighting/weigher-of.ts";
import type { AllocationPool } from "./allocation-pool.ts";
import { NOTHING } from "./allocations.ts";
import type { NodeColumn } from "./node-column.ts";

/** What the children of a branch get at a bar, as fractions of the branch. */
export interface BranchWeights {
  /** One for each child, 0 for those that hold nothing or were not chosen. */
  readonly children: readonly number[];
  /** What the branch's fallback gets. */
  readonly fallback: number;
}

/**
 * Weights one branch, bar by bar. It remembers what the children held at the bar before: while that does not
 * change, and the weighting does not follow a volatility, neither does the answer.
 */
export class BranchWeigher {
  readonly #children: readonly NodeColumn[];
  readonly #pool: AllocationPool;
  readonly #weigh: Weigher;
  readonly #fallback: string | null;
  readonly #changesDaily: boolean;
  /** The only child, where its weight is always 1. */
  readonly #only: NodeColumn | undefined;
  readonly #ids: Uint32Array;
  readonly #weights: Float64Array;
  /** The places of the children that hold something. */
  #active: number[] = [];
  #isActiveStale = true;
  #excess = 0;
  #id = NOTHING;

  /** `volatilities` are the columns of the tickers that the children may hold, for weightings that read them. */
  constructor(
    weighting: Weighting,
    children: readonly NodeColumn[],
    volatilities: ReadonlyMap<string, NumberColumn>,
    pool: AllocationPool,
  ) {
    this.#children = children;
    this.#pool = pool;
    this.#changesDaily = "volWindow" in weighting;
    this.#weigh = weigherOf(weighting, (child, bar) => this.#volatility(child, bar, volatilities));
    this.#fallback = weighting.mode === "capped" ? weighting.fallback : null;
    const isCapped = "maxCap" in weighting && weighting.maxCap < 1;
    this.#only = children.length === 1 && !isCapped ? children[0] : undefined;
    this.#ids = new Uint32Array(children.length);
    this.#weights = new Float64Array(children.length);
  }

  /** The id of what the branch holds at a bar; with `chosen`, of the children with a 1 in it alone. */
  idAt(bar: number, chosen?: Uint8Array): number {
    if (this.#only !== undefined && chosen === undefined) return this.#only.at(bar);
    if (!this.#look(bar, chosen) && !this.#changesDaily) return this.#id;
    if (this.#isActiveStale || this.#changesDaily) this.#weighActive(bar);
    this.#id = this.#combine();
    return this.#id;
  }

  /** The column of what the branch holds, where that is always what its only child holds. */
  get only(): NodeColumn | undefined {
    return this.#only;
  }

  /** How the branch divides its weight at a bar; `chosen` as in `idAt`. */
  weightsAt(bar: number, chosen?: Uint8Array): BranchWeights {
    this.#look(bar, chosen);
    this.#weighActive(bar);
    const children = this.#children.map((_, child) =>
      this.#active.includes(child) ? (this.#weights[child] ?? 0) : 0,
    );
    return { children, fallback: this.#excess };
  }

  /** Reads what the children hold; answers whether that is another thing than last time. */
  #look(bar: number, chosen: Uint8Array | undefined): boolean {
    let changed = false;
    for (let child = 0; child < this.#ids.length; child++) {
      const id =
        chosen === undefined || chosen[child] === 1 ? (this.#children[child]?.at(bar) ?? NOTHING) : NOTHING;
      const before = this.#ids[child];
      if (id === before) continue;
      this.#ids[child] = id;
      changed = true;
      if (id === NOTHING || before === NOTHING) this.#isActiveStale = true;
    }
    return changed;
  }

  /** Children that hold nothing are dropped: their weight flows to the others. */
  #weighActive(bar: number): void {
    this.#active = [...this.#ids.keys()].filter((child) => this.#ids[child] !== NOTHING);
    this.#isActiveStale = false;
    this.#excess = this.#active.length === 0 ? 0 : this.#weigh(this.#active, bar, this.#weights);
  }

  #combine(): number {
    const [first] = this.#active;
    if (first === undefined) return NOTHING;
    if (this.#active.length === 1 && this.#weights[first] === 1) return this.#ids[first] ?? NOTHING;
    for (const child of this.#active) {
      this.#pool.addAllocation(this.#ids[child] ?? NOTHING, this.#weights[child] ?? 0);
    }
    if (this.#fallback !== null) this.#pool.addTicker(this.#fallback, this.#excess);
    return this.#pool.take();
  }

  /** The mean volatility of the tickers that a child holds at a bar, each once; NaN when one is unknown. */
  #volatility(child: number, bar: number, volatilities: ReadonlyMap<string, NumberColumn>): number {
    let sum = 0;
    let count = 0;
    this.#pool.forEach(this.#ids[child] ?? NOTHING, (place) => {
      sum += volatilities.get(this.#pool.tickers[place] ?? "")?.at(bar) ?? NaN;
      count++;
    });
    return sum / count;
  }
}
