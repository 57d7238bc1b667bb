import type { Weighting } from "../../strategy/weighting.ts";
import type { Weigher } from "../../weighting/weigher.ts";
import { weigherOf } from "../../weighting/weigher-of.ts";
import type { BranchPlan } from "../program.ts";
import type { AllocationPool } from "./allocation-pool.ts";
import { NOTHING } from "../allocations.ts";

/** The volatility of the ticker of a place in the pool at a bar, as a fraction; NaN where it is unknown. */
export type TickerVolatility = (place: number, bar: number) => number;

/** Whether a branch holds what its only child holds, whatever that is. */
export function passesOn({ weighting, children }: BranchPlan): boolean {
  const isCapped = "maxCap" in weighting && weighting.maxCap < 1;
  return children.length === 1 && !isCapped;
}

/** Divides a branch among its children by what they hold. Those that hold nothing are dropped: their weight flows to the others. */
export class BranchDivision {
  /** Whether the division changes from bar to bar though the children hold the same. */
  readonly changesDaily: boolean;
  readonly #weights: Float64Array;
  readonly #pool: AllocationPool;
  readonly #weigh: Weigher;
  readonly #fallback: string | null;
  /** What the children hold at the bar that is divided. */
  #ids: Uint32Array;
  /** The places of those that hold something. */
  #active: number[] = [];
  #excess = 0;

  constructor({ weighting, children }: BranchPlan, volatility: TickerVolatility, pool: AllocationPool) {
    this.changesDaily = "volWindow" in weighting;
    this.#weights = new Float64Array(children.length);
    this.#ids = new Uint32Array(children.length);
    this.#pool = pool;
    this.#weigh = weigherOf(weighting, (child, bar) => this.#volatility(child, bar, volatility));
    this.#fallback = fallbackOf(weighting);
  }

  /** The fraction of the branch that each child gets at a bar; `ids` are what they hold. */
  weightsAt(ids: Uint32Array, bar: number): Float64Array {
    this.#ids = ids;
    this.#active = activeOf(ids);
    this.#weights.fill(0);
    this.#excess = this.#active.length === 0 ? 0 : this.#weigh(this.#active, bar, this.#weights);
    return this.#weights;
  }

  /** The id of what the branch holds at a bar; `ids` are what its children hold. */
  idAt(ids: Uint32Array, bar: number): number {
    if (this.changesDaily || !this.#areActive(ids)) this.weightsAt(ids, bar);
    this.#ids = ids;
    const active = this.#active;
    const [first] = active;
    if (first === undefined) return NOTHING;
    if (active.length === 1 && this.#weights[first] === 1) return ids[first] ?? NOTHING;
    for (const child of active) this.#pool.addAllocation(ids[child] ?? NOTHING, this.#weights[child] ?? 0);
    if (this.#fallback !== null) this.#pool.addTicker(this.#fallback, this.#excess);
    return this.#pool.take();
  }

  /** Whether the children that hold something are those that were weighed last. */
  #areActive(ids: Uint32Array): boolean {
    let count = 0;
    for (let child = 0; child < ids.length; child++) {
      if (ids[child] !== NOTHING && this.#active[count++] !== child) return false;
    }
    return count === this.#active.length;
  }

  /** The mean volatility of the tickers that a child holds at a bar, each once; NaN when one is unknown. */
  #volatility(child: number, bar: number, volatility: TickerVolatility): number {
    let sum = 0;
    let count = 0;
    this.#pool.forEach(this.#ids[child] ?? NOTHING, (place) => {
      sum += volatility(place, bar);
      count++;
    });
    return sum / count;
  }
}

function activeOf(ids: Uint32Array): number[] {
  const active: number[] = [];
  for (let child = 0; child < ids.length; child++) if (ids[child] !== NOTHING) active.push(child);
  return active;
}

function fallbackOf(weighting: Weighting): string | null {
  return weighting.mode === "capped" ? weighting.fallback : null;
}
