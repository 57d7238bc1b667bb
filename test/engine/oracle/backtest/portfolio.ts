/** A portfolio of shares of equity that drift with prices; not short, without borrowing. */

/** Prices by ticker at one moment; NaN is unknown. */
export type Prices = (ticker: string) => number;

interface Holding {
  /** Share of equity, above 0. */
  readonly weight: number;
  /** The last known price. */
  readonly price: number;
}

export class Portfolio {
  #equity = 1;
  #holdings: ReadonlyMap<string, Holding> = new Map();
  readonly #costRate: number;

  /** `costBps`: cost of trading, in hundredths of a percent of what is traded. */
  constructor(costBps: number) {
    this.#costRate = costBps / 10_000;
  }

  get equity(): number {
    return this.#equity;
  }

  /** What time brings: a holding without a known price stands still, and moves on from its last known one later. */
  moveTo(prices: Prices): void {
    const moved = [...this.#holdings].map(([ticker, { weight, price }]) => {
      const now = isKnown(prices(ticker)) ? prices(ticker) : price;
      return { ticker, worth: (weight * now) / price, price: now, earned: weight * (now / price - 1) };
    });
    const growth = 1 + moved.reduce((sum, { earned }) => sum + earned, 0);
    this.#equity *= growth;
    this.#holdings = new Map(
      moved.map(({ ticker, worth, price }) => [ticker, { weight: worth / growth, price }]),
    );
  }

  /**
   * Trades at these prices, which the portfolio has moved to, and pays for it. What has no known price is not traded:
   * it keeps its weight, and the other targets shrink if they no longer fit. Answers the share of equity traded.
   */
  rebalance(targets: Readonly<Record<string, number>>, prices: Prices): number {
    const kept = [...this.#holdings].filter(([ticker]) => !isKnown(prices(ticker)));
    const wanted = Object.entries(targets).filter(([ticker]) => isKnown(prices(ticker)));
    const room = 1 - kept.reduce((sum, [, { weight }]) => sum + weight, 0);
    const sum = wanted.reduce((total, [, weight]) => total + weight, 0);
    const scale = sum > room ? room / sum : 1;
    const bought = new Map(
      wanted.map(([ticker, weight]) => [ticker, { weight: scale * weight, price: prices(ticker) }]),
    );
    let traded = 0;
    for (const ticker of new Set([...this.#holdings.keys(), ...bought.keys()])) {
      if (!isKnown(prices(ticker))) continue;
      traded += Math.abs((bought.get(ticker)?.weight ?? 0) - (this.#holdings.get(ticker)?.weight ?? 0));
    }
    this.#equity *= 1 - this.#costRate * traded;
    this.#holdings = new Map([...kept, ...bought]);
    return traded;
  }
}

function isKnown(price: number): boolean {
  return !Number.isNaN(price);
}
