/** How far the targets of one bar may sum above 1 by rounding. */
const SUM_TOLERANCE = 1e-9;

/**
 * What is held, as fractions of equity; the rest is cash, which earns nothing. At each moment `grow` comes
 * first, then one trade at the same prices. `prices` and `targets` hold one column for each ticker, by bar; a
 * price is known when it is a positive number.
 */
export class Portfolio {
  // The loops read with `as` instead of `?? NaN`, which takes twice as long here: a ticker's index is in
  // range by construction, and what lies beyond the end of a column of targets is refused like NaN.

  /** Fractions of the equity after the last trade, grown with the prices since. */
  readonly #weights: Float64Array;
  /** The last known price of what is held, at which the last trade found it. */
  readonly #prices: Float64Array;
  /** How much equity grew since the last trade. */
  #growth = 1;
  /** The sum of the weights that have no known price now. */
  #stuck = 0;
  #invested = 0;
  #holdings = 0;

  /** Everything in cash. */
  constructor(tickers: number) {
    this.#weights = new Float64Array(tickers);
    this.#prices = new Float64Array(tickers);
  }

  /** The fraction of equity that was invested after the last `rebalance`. */
  get invested(): number {
    return this.#invested;
  }

  /** The number of tickers that were held after the last `rebalance`. */
  get holdings(): number {
    return this.#holdings;
  }

  /** Lets what is held drift to the bar's prices; answers the factor by which equity grew. */
  grow(prices: readonly Float64Array[], bar: number): number {
    const weights = this.#weights;
    const known = this.#prices;
    // Gains are summed, not values: where no price moves, equity stays exactly what it was.
    let gain = 0;
    let stuck = 0;
    for (let ticker = 0; ticker < weights.length; ticker++) {
      const weight = weights[ticker] as number;
      if (weight === 0) continue;
      const price = (prices[ticker] as Float64Array)[bar] as number;
      if (price > 0) {
        const ratio = price / (known[ticker] as number);
        weights[ticker] = weight * ratio;
        gain += weight * (ratio - 1);
      } else {
        stuck += weight;
      }
    }
    this.#growth = 1 + gain;
    this.#stuck = stuck;
    return this.#growth;
  }

  /**
   * Trades to the bar's targets; answers the sum of |target - drifted weight|. What has no known price stays
   * as it is, and the other targets shrink in proportion where they no longer fit beside it.
   */
  rebalance(targets: readonly Float64Array[], prices: readonly Float64Array[], bar: number): number {
    const weights = this.#weights;
    const known = this.#prices;
    const growth = this.#growth;
    const scale = this.#stuck === 0 ? 1 : this.#scaleOf(targets, prices, bar);
    let sum = 0;
    let traded = 0;
    let invested = 0;
    let holdings = 0;
    for (let ticker = 0; ticker < weights.length; ticker++) {
      const target = (targets[ticker] as Float64Array)[bar] as number;
      const grown = weights[ticker] as number;
      if (target === 0 && grown === 0) continue;
      if (target < 0) throw new RangeError(`a target weight of ${target} on bar ${bar}`);
      sum += target;
      let weight = grown / growth;
      const price = (prices[ticker] as Float64Array)[bar] as number;
      if (price > 0) {
        const drifted = weight;
        weight = scale * target;
        traded += Math.abs(weight - drifted);
        known[ticker] = price;
      }
      weights[ticker] = weight;
      invested += weight;
      if (weight > 0) holdings++;
    }
    if (!(sum <= 1 + SUM_TOLERANCE)) throw new RangeError(`target weights of ${sum} on bar ${bar}`);
    this.#invested = invested;
    this.#holdings = holdings;
    return traded;
  }

  /** Sells everything that has a known price; answers the fraction of equity that was sold. */
  sell(prices: readonly Float64Array[], bar: number): number {
    const weights = this.#weights;
    let sold = 0;
    for (let ticker = 0; ticker < weights.length; ticker++) {
      const grown = weights[ticker] as number;
      if (grown === 0) continue;
      const weight = grown / this.#growth;
      const price = (prices[ticker] as Float64Array)[bar] as number;
      if (price > 0) sold += weight;
      weights[ticker] = price > 0 ? 0 : weight;
    }
    return sold;
  }

  /** What the targets of the bar are multiplied by to fit beside what cannot be traded. */
  #scaleOf(targets: readonly Float64Array[], prices: readonly Float64Array[], bar: number): number {
    const stuck = this.#stuck / this.#growth;
    let wanted = 0;
    for (let ticker = 0; ticker < targets.length; ticker++) {
      if ((prices[ticker]?.[bar] ?? NaN) > 0) wanted += targets[ticker]?.[bar] ?? NaN;
    }
    return stuck + wanted > 1 ? Math.max(0, 1 - stuck) / wanted : 1;
  }
}
