import type { Allocations } from "../evaluate/allocations.ts";
import { lowestBit } from "../numeric/lowest-bit.ts";

/** How far the targets of one bar may sum above 1 by rounding. */
const SUM_TOLERANCE = 1e-9;

/**
 * What is held, as fractions of equity; the rest is cash, which earns nothing. What the last trade was like stands in
 * fields.
 */
export class Portfolio {
  // Sets of tickers are bits, 32 places a word: a loop over them meets nothing else, and sums up in the order of the
  // places. The loops read with `as` instead of `?? NaN`, which takes twice as long here: places and the entries of
  // allocations are in range by construction.

  /** How much equity grew from the trade before the last one to the last one. */
  growth = 1;
  /** The sum of |target - drifted weight| of the last trade. */
  traded = 0;
  /** The fraction of equity that is invested after the last trade. */
  invested = 0;
  /** The number of tickers that are held after the last trade. */
  holdings = 0;
  /** Whether the last trade knew all prices that it asked for; what is held is then what was aimed at. */
  wasComplete = true;

  /** By place: fractions of the equity after the last trade. */
  #weights: Float64Array;
  /** By place: what the weights become; all 0 between trades. */
  #targets: Float64Array;
  /** By place: the last known price of what is held; of anything else some positive number. */
  readonly #prices: Float64Array;
  /** All places with a weight. */
  readonly #held: Int32Array;
  /** All places with a target; none between trades. */
  readonly #wanted: Int32Array;

  /** Everything in cash. */
  constructor(tickers: number) {
    this.#weights = new Float64Array(tickers);
    this.#targets = new Float64Array(tickers);
    this.#prices = new Float64Array(tickers).fill(1);
    this.#held = new Int32Array(Math.ceil(tickers / 32));
    this.#wanted = new Int32Array(Math.ceil(tickers / 32));
  }

  /** Forgets all trades, and holds an allocation as if it had been bought at the bar's prices, which are known. */
  hold(allocations: Allocations, id: number, prices: readonly Float64Array[], bar: number): void {
    this.#weights.fill(0);
    this.#held.fill(0);
    this.rebalance(allocations, id, prices, bar);
  }

  /**
   * Lets what is held drift to the bar's prices and trades to an allocation at them. `prices` has one column for each
   * of the allocations' tickers, always the same ones, by bar; a price is known when it is a positive number. What has
   * no known price stays as it is, and the other targets shrink in proportion where they no longer fit beside it.
   */
  rebalance(allocations: Allocations, id: number, prices: readonly Float64Array[], bar: number): void {
    this.#aimAt(allocations, id, bar);
    const weights = this.#weights;
    const known = this.#prices;
    const held = this.#held;
    const wanted = this.#wanted;
    // Gains are summed, not values: where no price moves, equity stays exactly what it was.
    let gain = 0;
    let stuck = 0;
    let unknown = 0;
    for (let word = 0; word < held.length; word++) {
      let bits = (held[word] as number) | (wanted[word] as number);
      for (; bits !== 0; bits &= bits - 1) {
        const place = 32 * word + lowestBit(bits);
        const weight = weights[place] as number;
        const price = (prices[place] as Float64Array)[bar] as number;
        if (price > 0) {
          const ratio = price / (known[place] as number);
          known[place] = price;
          weights[place] = weight * ratio;
          gain += weight * (ratio - 1);
        } else {
          stuck += weight;
          unknown++;
        }
      }
    }
    this.growth = 1 + gain;
    this.wasComplete = unknown === 0;
    if (unknown > 0) this.#leaveAlone(prices, bar, stuck);
    this.#trade();
  }

  /** Sets the targets to an allocation, which is to be fractions that sum to at most 1. */
  #aimAt({ starts, places, fractions }: Allocations, id: number, bar: number): void {
    const targets = this.#targets;
    const wanted = this.#wanted;
    const end = starts[id + 1] as number;
    let sum = 0;
    let word = 0;
    let bits = 0;
    for (let entry = starts[id] as number; entry < end; entry++) {
      const place = places[entry] as number;
      const fraction = fractions[entry] as number;
      if (fraction < 0) throw new RangeError(`a target weight of ${fraction} on bar ${bar}`);
      sum += fraction;
      targets[place] = fraction;
      // A word is written when the entries leave it, which they rarely do.
      if (place >> 5 !== word) {
        wanted[word] = (wanted[word] as number) | bits;
        word = place >> 5;
        bits = 0;
      }
      bits |= 1 << place;
    }
    if (bits !== 0) wanted[word] = (wanted[word] as number) | bits;
    if (!(sum <= 1 + SUM_TOLERANCE)) throw new RangeError(`target weights of ${sum} on bar ${bar}`);
  }

  /**
   * Makes the targets of what has no known price what it weighs, and fits the others in beside it. `stuck` is the sum
   * of its weights, before equity grew.
   */
  #leaveAlone(prices: readonly Float64Array[], bar: number, stuck: number): void {
    const targets = this.#targets;
    const scale = stuck === 0 ? 1 : this.#scaleBeside(stuck / this.growth, prices, bar);
    for (let place = 0; place < targets.length; place++) {
      const weight = this.#weights[place] ?? 0;
      if ((prices[place]?.[bar] ?? NaN) > 0) {
        targets[place] = scale * (targets[place] ?? 0);
      } else {
        targets[place] = weight / this.growth;
        const word = place >> 5;
        if (weight > 0) this.#wanted[word] = (this.#wanted[word] ?? 0) | (1 << place);
      }
    }
  }

  /** What the targets that can be traded are multiplied by to fit beside a stuck weight. */
  #scaleBeside(stuck: number, prices: readonly Float64Array[], bar: number): number {
    let wanted = 0;
    for (let place = 0; place < prices.length; place++) {
      if ((prices[place]?.[bar] ?? NaN) > 0) wanted += this.#targets[place] ?? NaN;
    }
    return wanted > 0 && stuck + wanted > 1 ? Math.max(0, 1 - stuck) / wanted : 1;
  }

  /** Makes the targets the weights. */
  #trade(): void {
    const weights = this.#weights;
    const targets = this.#targets;
    const held = this.#held;
    const wanted = this.#wanted;
    const growth = this.growth;
    let traded = 0;
    let invested = 0;
    let holdings = 0;
    for (let word = 0; word < held.length; word++) {
      const kept = wanted[word] as number;
      for (let bits = (held[word] as number) | kept; bits !== 0; bits &= bits - 1) {
        const place = 32 * word + lowestBit(bits);
        const target = targets[place] as number;
        traded += Math.abs(target - (weights[place] as number) / growth);
        weights[place] = 0;
        invested += target;
        holdings += Number(target > 0);
      }
      held[word] = kept;
      wanted[word] = 0;
    }
    this.#weights = targets;
    this.#targets = weights;
    this.traded = traded;
    this.invested = invested;
    this.holdings = holdings;
  }
}
