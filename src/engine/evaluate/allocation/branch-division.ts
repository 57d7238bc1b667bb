import type { Weigher } from "../../weighting/weigher.ts";
import { weigherOf } from "../../weighting/weigher-of.ts";
import { NOTHING } from "../allocations.ts";
import type { BranchPlan } from "../program.ts";
import type { AllocationPool } from "./allocation-pool.ts";

/** The volatility of the ticker of a place in the pool at a bar, as a fraction; NaN where it is unknown. */
export type TickerVolatility = (place: number, bar: number) => number;

/** Whether a branch holds what its only child holds, whatever that is. */
export function passesOn({ weighting, children }: BranchPlan): boolean {
  const isCapped = "maxCap" in weighting && weighting.maxCap < 1;
  return children.length === 1 && !isCapped;
}

/**
 * Divides a branch among its children by what they hold. Those that hold nothing are dropped: their weight flows to
 * the others.
 */
export class BranchDivision {
  /** Whether the division changes from bar to bar though the children hold the same. */
  readonly changesDaily: boolean;
  /** What the children hold at the bar that is divided, as ids; then what the fallback is. */
  readonly held: Uint32Array;
  /** What takes the weight that caps leave over, as an id. */
  readonly fallback: number;
  readonly #children: number;
  /** The fractions that they get. */
  readonly #weights: Float64Array;
  readonly #pool: AllocationPool;
  readonly #weigh: Weigher;
  /** The places of those that get something: of children that hold something, and perhaps of the fallback. */
  #active: number[] = [];
  #activeChildren = 0;

  constructor({ weighting, children }: BranchPlan, volatility: TickerVolatility, pool: AllocationPool) {
    this.changesDaily = "volWindow" in weighting;
    this.held = new Uint32Array(children.length + 1);
    this.#children = children.length;
    this.#weights = new Float64Array(children.length + 1);
    this.#pool = pool;
    this.#weigh = weigherOf(weighting, (child, bar) => this.#volatility(child, bar, volatility));
    const ticker = weighting.mode === "capped" ? weighting.fallback : null;
    this.fallback = ticker === null ? NOTHING : pool.hold([{ ticker, weight: 1 }]);
    this.held[children.length] = this.fallback;
  }

  /** The fraction of the branch that each child gets at a bar, in their order; then that of the fallback. */
  weightsAt(bar: number): Float64Array {
    const active: number[] = [];
    for (let child = 0; child < this.#children; child++) if (this.held[child] !== NOTHING) active.push(child);
    this.#weights.fill(0);
    const excess = active.length === 0 ? 0 : this.#weigh(active, bar, this.#weights);
    this.#weights[this.#children] = excess;
    this.#activeChildren = active.length;
    this.#active = excess > 0 ? [...active, this.#children] : active;
    return this.#weights;
  }

  /** The id of what the branch holds at a bar. */
  idAt(bar: number): number {
    if (this.changesDaily || !this.#areActive()) this.weightsAt(bar);
    const active = this.#active;
    const [first] = active;
    if (first === undefined) return NOTHING;
    if (active.length === 1 && this.#weights[first] === 1) return this.held[first] ?? NOTHING;
    return this.#pool.combine(active, this.held, this.#weights);
  }

  /** Whether the children that hold something are those that were weighed last. */
  #areActive(): boolean {
    const { held } = this;
    const active = this.#active;
    let count = 0;
    for (let child = 0; child < this.#children; child++) {
      if (held[child] !== NOTHING && active[count++] !== child) return false;
    }
    return count === this.#activeChildren;
  }

  /** The mean volatility of the tickers that a child holds at a bar, each once; NaN when one is unknown. */
  #volatility(child: number, bar: number, volatility: TickerVolatility): number {
    let sum = 0;
    let count = 0;
    this.#pool.forEach(this.held[child] ?? NOTHING, (place) => {
      sum += volatility(place, bar);
      count++;
    });
    return sum / count;
  }
}
